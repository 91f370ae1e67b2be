package org.borderexchange.cases.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.borderexchange.cases.casefile.ToldOfCase;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitView;

/** What a batch of records says that is kept for reading, in the order in which it was said. */
record Projected(List<HitView> hits, List<GivenVerdict> verdicts, List<ToldOfCase> cases) {

    static Projected nothing() {
        return new Projected(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    int size() {
        return hits.size() + verdicts.size() + cases.size();
    }

    /** Each thing alone, still in order. */
    List<Projected> singly() {
        return Stream.of(
                        hits.stream().map(hit -> new Projected(List.of(hit), List.of(), List.of())),
                        verdicts.stream().map(verdict -> new Projected(List.of(), List.of(verdict), List.of())),
                        cases.stream().map(told -> new Projected(List.of(), List.of(), List.of(told))))
                .flatMap(each -> each)
                .toList();
    }
}
