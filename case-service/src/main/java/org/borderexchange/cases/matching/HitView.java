package org.borderexchange.cases.matching;

import java.util.List;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.matching.Evidence;
import org.borderexchange.schemas.matching.Match;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitAlert;
import org.borderexchange.schemas.wire.HitGrade;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.MatchedOn;
import org.jspecify.annotations.Nullable;

/** A hit as one country may see it. */
final class HitView {

    /** @param at milliseconds since 1970 */
    static Hit current(Match match, HitGrade grade, long at, List<HitAlert> alerts) {
        var matchedOn = match.evidence().stream()
                .map(Evidence::toWire)
                .map(matched -> isReferral(alerts) ? withoutCircumstances(matched) : matched)
                .toList();
        return new Hit(
                at,
                grade,
                HitStatus.CURRENT,
                MatchStrength.valueOf(match.strength().name()),
                match.score(),
                match.basis(),
                matchedOn,
                alerts);
    }

    /** The same hit, which holds no longer. */
    static Hit lapsed(Hit hit, long at, List<HitAlert> alerts) {
        var lapsed = Hit.newBuilder(hit)
                .setDetectedAt(at)
                .setStatus(HitStatus.LAPSED)
                .setAlerts(alerts)
                .build();
        if (isReferral(alerts)) {
            lapsed.getMatchedOn().replaceAll(HitView::withoutCircumstances);
        }
        return lapsed;
    }

    private static boolean isReferral(List<HitAlert> alerts) {
        return !alerts.getLast().getReadable();
    }

    /** What agrees or differs beside the identifier, such as makes, would tell what stands in the other alert. */
    private static MatchedOn withoutCircumstances(MatchedOn matched) {
        return MatchedOn.newBuilder(matched)
                .setExplanation(KeyRule.valueOf(matched.getRule()).explanation())
                .build();
    }

    /** The reader's own alert, then the other. @param sight of the other; not {@code NONE} */
    static List<HitAlert> alerts(Pair pair, CountryCode reader, Sight sight) {
        var own = pair.ownOf(reader);
        var other = pair.otherThanOf(reader);
        return List.of(readable(own), sight == Sight.WHOLE ? readable(other) : referral(other));
    }

    /** Is the later worth telling to one who knows the earlier? That both happened at different times is not. */
    static boolean differs(Hit earlier, Hit later) {
        return !essence(earlier).equals(essence(later));
    }

    private static Hit essence(Hit hit) {
        var essence = Hit.newBuilder(hit).setDetectedAt(0).build();
        if (essence.getStatus() == HitStatus.LAPSED) {
            // How an alert goes on with which nothing is shared any more is no news.
            essence.getAlerts().forEach(alert -> alert.setVersion(null));
        }
        return essence;
    }

    private static HitAlert readable(ExchangeEvent event) {
        var alert = event.getAlert();
        return HitAlert.newBuilder()
                .setOwner(event.getOriginator())
                .setReadable(true)
                .setId(event.getSubjectId())
                .setVersion(event.getVersion())
                .setWorkingGroup(alert.getWorkingGroup())
                .setType(type(alert))
                .setWholeGroup(alert.getAudience().getWholeGroup())
                .setContact(alert.getContact())
                .build();
    }

    private static HitAlert referral(ExchangeEvent event) {
        return HitAlert.newBuilder()
                .setOwner(event.getOriginator())
                .setReadable(false)
                .setContact(event.getAlert().getContact())
                .build();
    }

    /** Code of the content type; null: one of a later release. */
    private static @Nullable String type(Alert alert) {
        if (alert.getStolenVehicle() != null) {
            return ContentType.STOLEN_VEHICLE.name();
        }
        if (alert.getSmuggling() != null) {
            return ContentType.SMUGGLING.name();
        }
        return alert.getIrregularMigration() == null ? null : ContentType.IRREGULAR_MIGRATION.name();
    }

    private HitView() {}
}
