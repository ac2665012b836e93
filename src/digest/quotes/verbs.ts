/** English verbs that report speech, in the forms that news uses. */

const ENGLISH = `said says say saying told tells tell telling added adds add adding asked asks ask asking replied replies answered answers responded responds
explained explains argued argues arguing claimed claims claiming stated states stating noted notes noting wrote writes writing tweeted tweets posted posts insisted insists insisting
warned warns warning declared declares announced announces announcing admitted admits acknowledged acknowledges conceded concedes confirmed confirms
recalled recalls remembered continued continues concluded concludes suggested suggests suggesting urged urges urging vowed vows promised promises
pledged pledges predicted predicts estimated joked jokes quipped observed observes commented comments remarked remarks revealed reveals reported
reports described describes describing called calls calling dubbed labelled labeled branded denounced denouncing condemned condemning criticized criticised praised hailed praising blasted
slammed accused accuses accusing alleged alleges contended contends maintained maintains asserted asserts testified testifies shouted shouts yelled yells
cried screamed whispered muttered exclaimed lamented laments complained complains boasted bragged mused wondered wonders thought thinks
believes believed demanded demands requested advised advises cautioned cautions stressed stresses emphasized emphasised emphasizes emphasises reiterated reiterates repeated
repeats countered counters retorted shot interjected chimed hinted signaled signalled indicated indicates signed offered proclaimed read reads
mocked mocking joking referring referred refers characterized characterised expressed expresses voiced echoed echoes pointed points agreed agrees disagreed
quoted quotes cited concurred speculated opined surmised hoped feared swore sighed laughed denied denies denying rejected dismissed dismisses
dismissing defended apologized apologised thanked encouraged invited questioned pressed questions implored pleaded begged ordered instructed
summed put puts proposed recommends recommended clarified clarifies elaborated volunteered texted emailed messaged messages blogged commenting
adding remarking explaining insisting declaring vowing fumed fumes shouting chanting chided chiding pledging predicting predicts calling naming named naming labeling labelling dubbing
branding decried decries blamed blames bemoaned bemoans offering jokingly blasts slams touted touts urging quoting citing conclude concluded maintaining recounted recounts
started began begins went boasts promising proposing warns lambasted ridiculed tells teased exhorted exhorts intoned barked groused crowed cracked joking grumbled marveled marvelled beamed deadpanned scoffed snapped retorts seethed vented
retaliated railed thundered sniffed enthused gushed exulted hollered bellowed roared sniped reasoned theorized posited ventured avowed attested affirmed
assured reassured counseled counselled lectured griped groaned moaned relayed reflected summarized summarised emailing texting recounting recalling`;
const VERBS = new Set(ENGLISH.split(/\s+/u));

/** Verbs that mostly mean something else when they stand far from the speech. */
const WEAK = new Set(
  `put puts read reads shot signed points point pointed offered cited thought thinks believes believed hoped feared ordered hailed summed agreed agrees claims reports
reported quotes questions counters states posts notes comments demands answers messages calls called calling
denied denies denying rejected describes described labelled labeled branded dubbed referring referred refers promises estimated expressed repeats ask add say tell started began begins went named naming blamed offering cites citing quoting reflected relayed assured`.split(
    /\s+/u,
  ),
);

export function isReportingVerb(word: string): boolean {
  return VERBS.has(word.toLowerCase());
}

export function isStrongVerb(word: string): boolean {
  const lower = word.toLowerCase();
  return VERBS.has(lower) && !WEAK.has(lower);
}
