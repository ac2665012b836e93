/** Prints its figures to stdout; gets the folder of the development data. */
export type Evaluation = (dataFolder: string) => Promise<void>;
