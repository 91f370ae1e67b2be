package org.borderexchange.gateway.hit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * A hit as this country may see it now.
 *
 * @param verdicts of its owners, one each at most, this country's own first
 * @param inCase the case that it is in, if this country knows of one
 */
public record VisibleHit(Hit hit, List<Verdict> verdicts, Optional<CaseId> inCase) {

    public VisibleHit {
        verdicts = List.copyOf(verdicts);
    }

    /** Grows with every change of the hit and of either verdict, in the same way at both owners' gateways. */
    public int version() {
        return hit.version() + verdicts.stream().mapToInt(Verdict::version).sum();
    }

    public Optional<Verdict> verdictOf(CountryCode country) {
        return verdicts.stream().filter(verdict -> verdict.by().equals(country)).findFirst();
    }

    VisibleHit with(Verdict own) {
        var others = verdicts.stream().filter(verdict -> !verdict.by().equals(own.by()));
        return new VisibleHit(hit, Stream.concat(Stream.of(own), others).toList(), inCase);
    }
}
