/** Sentences about the page, the picture or the outlet, which no cleaner of lines could take out of a paragraph. */

const TO_THE_READER =
  /^(?:(?:please |you can )?(?:read (?:more|the|our|also|next|on)|watch (?:the|this|live|now|more|as|how)|listen (?:to|now|on)|click (?:here|on|through)|sign up|subscribe|follow (?:us|along|the latest|our|@)|turn to|tune in|check (?:out|back)|scroll (?:down|through)|visit (?:our|us|the|\S+\.\p{L})|download (?:our|the)|join (?:us|our|the (?:conversation|discussion))|stay (?:tuned|up to date|informed|with)|shop (?:the|this|our|now|all|for|early)|find (?:out|more|us)|learn more|see (?:also|more|our|the full|below)|get (?:the latest|our|more|up to)|share your|tell us|email us|contact us)\b|(?:for|to) (?:more|read|see|get|learn|find|a full|the full)\b|on this page\b|below (?:is|are|you)\b|here(?:['’]s| is| are)\b|welcome to\b|(?:scroll|swipe|keep|browse) )/iu;
const ABOUT_THE_PAGE =
  /^(?:the following (?:contains|is|are)\b|this (?:story|article|page|post|live ?blog|report|column|interview|transcript|piece|newsletter|video|content)\b|(?:an earlier|a previous|the original) version\b|(?:editor['’]s note|correction|clarification|contributing|disclosure|note to readers?|programming note)\b|the (?:views|opinions) expressed\b|[^.!?]{2,80} (?:(?:listed|shown|found) below\b|contributed to (?:this|the)|contributed reporting|appeared first on|is updated (?:daily|regularly)))/iu;
/** What a picture shows is told in the present, with a day that is past. */
const CAPTION =
  /^\p{Lu}[^.!?“”"]{5,120}? (?:speaks?|walks?|looks? (?:on|at)|arrives?|attends?|poses?|stands?|holds?|waits?|gestures?|leaves?|listens?|reacts?|sits?|waves?|smiles?|rides?|carry|carries|march(?:es)?|celebrates?|is (?:seen|shown|pictured)|are (?:seen|shown|pictured)) [^.!?“”"]{5,160}(?: on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}*\.? \d{1,2})| in (?:\p{L}+ )?(?:19|20)\d\d)\b/u;

/** "A still from the film", "A photo of the bridge": what a picture is. */
const PICTURE =
  /^(?:an?|the|this) (?:file |undated |handout |aerial |satellite )?(?:still|photo(?:graph)?|image|picture|illustration|rendering|screenshot|screengrab) (?:from|of|taken|shows?|showing|provided|released)\b|\/(?:AFP|AP|Getty|Reuters|EPA|Bloomberg|Anadolu)\b|\bGetty Images\b|\((?:from )?left to right\)|\bclockwise from\b|^(?:pictured|from left)\b/iu;
/** Who had nothing to say, and what there is to read. */
const NOTHING_TOLD =
  /\b(?:(?:did not|didn['’]t) (?:immediately )?(?:respond|return)|(?:was|were) not immediately (?:returned|available)|could not (?:immediately )?be reached|declined to comment|declined comment|has (?:reached out|contacted)|here (?:are|is) (?:the|what|how|some|our|everything|\d+))\b/iu;

export function isBesideTheStory(text: string): boolean {
  return (
    [TO_THE_READER, ABOUT_THE_PAGE, CAPTION, PICTURE, NOTHING_TOLD].some((form) => form.test(text)) ||
    (text.startsWith('(') && /\)[.!]?$/u.test(text))
  );
}
