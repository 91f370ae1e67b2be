package org.borderexchange.gateway.hit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borderexchange.gateway.receipt.Reception;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * A hit as this country may see it now.
 *
 * @param verdicts of its owners, one each at most, this country's own first
 * @param receptions how far it has come in its owners' countries
 * @param inCase the case that it is in, if this country knows of one
 */
public record VisibleHit(Hit hit, List<Verdict> verdicts, List<Reception> receptions, Optional<CaseId> inCase) {

    public VisibleHit {
        verdicts = List.copyOf(verdicts);
        receptions = List.copyOf(receptions);
    }

    /** Grows with every change of the hit and of either verdict, but not with receipts, in the same way at both owners' gateways. */
    public int version() {
        return hit.version() + verdicts.stream().mapToInt(Verdict::version).sum();
    }

    public Optional<Verdict> verdictOf(CountryCode country) {
        return verdicts.stream().filter(verdict -> verdict.by().equals(country)).findFirst();
    }

    VisibleHit with(Verdict own) {
        var others = verdicts.stream().filter(verdict -> !verdict.by().equals(own.by()));
        return new VisibleHit(hit, Stream.concat(Stream.of(own), others).toList(), receptions, inCase);
    }
}
