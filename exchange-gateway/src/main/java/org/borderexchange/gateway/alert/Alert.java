package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.routing.Outgoing;
import org.borderexchange.gateway.routing.Reach;
import org.borderexchange.gateway.routing.Routing;
import org.borderexchange.schemas.codelist.AlertStatus;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.jspecify.annotations.Nullable;

/**
 * An alert as its owner holds it. A change returns the new state together with what others must be told; nothing here stores or sends.
 *
 * @param version from 1, without gaps
 * @param changedAt when this version was made
 * @param reach who has been sent this version or an earlier one
 */
public record Alert(
        AlertId id,
        int version,
        AlertStatus status,
        Instant issuedAt,
        Instant changedAt,
        AlertDetails details,
        @Nullable String withdrawalReason,
        Reach reach) {

    /**
     * A change and the event that tells of it: one write for whoever stores it.
     *
     * @param eventId ULID, the same in every record of the event
     * @param outgoing in sending order; never empty, for the owner always hears his own acts
     */
    public record Outcome(Alert alert, String eventId, EventKind kind, List<Outgoing> outgoing) {}

    /** @param details admitted, see {@link AdmissionRules} */
    public static Outcome issue(AlertId id, AlertDetails details, Instant now) {
        var alert = new Alert(id, 1, AlertStatus.ACTIVE, now, now, details, null, Reach.NOBODY);
        return outcome(alert, EventKind.ALERT_ISSUED);
    }

    /** @throws NotActive if it is withdrawn, expired or achieved */
    public Outcome amend(AlertDetails amended, Instant now) {
        requireLive(now);
        return outcome(next(AlertStatus.ACTIVE, amended, null, now), EventKind.ALERT_AMENDED);
    }

    /** @throws NotActive if it is withdrawn, expired or achieved */
    public Outcome withdraw(String reason, Instant now) {
        requireLive(now);
        return outcome(next(AlertStatus.WITHDRAWN, details, reason, now), EventKind.ALERT_WITHDRAWN);
    }

    /** Records that its time has passed. @throws NotActive if it is not active any more, or still valid */
    public Outcome expire(Instant now) {
        if (status != AlertStatus.ACTIVE || now.isBefore(validUntil())) {
            throw new NotActive();
        }
        return outcome(next(AlertStatus.EXPIRED, details, null, now), EventKind.ALERT_EXPIRED);
    }

    /**
     * The same state under a higher version, told to everybody again: after another state of a version as high as this one was seen on
     * the topics.
     */
    public Outcome supersede(int seenVersion, Instant now) {
        var higher = new Alert(
                id, Math.max(version, seenVersion) + 1, status, issuedAt, now, details, withdrawalReason, reach);
        return outcome(higher, EventKind.ALERT_AMENDED);
    }

    public boolean liveAt(Instant moment) {
        return status == AlertStatus.ACTIVE && moment.isBefore(validUntil());
    }

    public CountryCode owner() {
        return id.owner();
    }

    /** Live only before this moment. Admission always sets it. */
    public Instant validUntil() {
        var moment = details.validUntil();
        if (moment == null) {
            throw new IllegalStateException("an admitted alert has an end of validity");
        }
        return moment;
    }

    private void requireLive(Instant now) {
        if (!liveAt(now)) {
            throw new NotActive();
        }
    }

    private Alert next(AlertStatus newStatus, AlertDetails newDetails, @Nullable String reason, Instant now) {
        return new Alert(id, version + 1, newStatus, issuedAt, now, newDetails, reason, reach);
    }

    private static Outcome outcome(Alert changed, EventKind kind) {
        var outgoing =
                Routing.of(changed.owner(), changed.details.workingGroup(), changed.details.audience(), changed.reach);
        var reached = new Alert(
                changed.id,
                changed.version,
                changed.status,
                changed.issuedAt,
                changed.changedAt,
                changed.details,
                changed.withdrawalReason,
                changed.reach.with(changed.details.audience()));
        return new Outcome(reached, EventId.next(changed.changedAt), kind, outgoing);
    }
}
