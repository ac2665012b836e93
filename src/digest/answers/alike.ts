/** Words that news uses for one another; a question's word is found where one of its kin stands. */
import { stem } from '../words.ts';

const GROUPS = `answer response reply respond
die death dead killed kill deaths
win won victory winner beat defeat
buy purchase acquire acquisition bought
cost price worth pay paid
resign quit resignation step
arrest detain custody arrested
leader president chief head
start begin launch began
end finish stop
increase rise rose grow hike raise
decrease fall fell drop decline cut
sick ill illness disease
injure hurt wound injured wounded
film movie
company firm business
plane aircraft jet flight
ship vessel boat
car vehicle
doctor physician
attack assault strike
vote election ballot elect
marry wedding married
fire blaze
quake earthquake
reason cause because
choose pick select chosen picked selected
announce reveal unveil announced
ban prohibit forbid banned
team club side
speak talk spoke talks speech
host hosted hosting
age old aged
born birth
country nation
area region
photo picture image
amount total sum
biggest largest
found discovered discover`;

const kin = new Map<string, ReadonlySet<string>>();
for (const group of GROUPS.split('\n')) {
  const stems = new Set(group.split(' ').map((word) => stem(word)));
  for (const one of stems) kin.set(one, new Set([...(kin.get(one) ?? []), ...stems]));
}

/** The term itself first. */
export function alike(term: string): readonly string[] {
  const others = kin.get(term);
  return others ? [term, ...[...others].filter((one) => one !== term)] : [term];
}
