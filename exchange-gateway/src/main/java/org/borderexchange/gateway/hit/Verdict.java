package org.borderexchange.gateway.hit;

import java.time.Instant;
import java.util.Optional;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;

/**
 * What a country says of a hit.
 *
 * @param version from 1, without gaps; the later takes the place of the earlier
 * @param basis of the hit that was judged; see {@link Hit#basis}
 */
public record Verdict(
        HitId hit, CountryCode by, int version, VerdictKind kind, String reason, String basis, Instant at) {

    /** Of the events that tell it. */
    public EventKey key() {
        return key(hit, by);
    }

    static EventKey key(HitId hit, CountryCode by) {
        return new EventKey(hit.toString(), Optional.of(by), Optional.empty());
    }

    /** Would it say anything new of that hit? */
    boolean saysTheSame(VerdictKind otherKind, String otherReason, Hit of) {
        return kind == otherKind && reason.equals(otherReason) && judges(of);
    }

    /** Was it given on what agrees now? */
    public boolean judges(Hit of) {
        return basis.equals(of.basis());
    }
}
