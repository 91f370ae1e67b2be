package org.borderexchange.gateway.hit.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.act.Act;
import org.borderexchange.gateway.hit.Hit;
import org.borderexchange.gateway.hit.Verdict;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.HitAlert;

/** Hits and verdicts as the events that tell them, and back. */
public final class HitWire {

    /**
     * Empty if the event tells the loss of the hit.
     *
     * @throws IllegalArgumentException if it has values that do not exist
     */
    public static Optional<Hit> hit(ExchangeEvent event) {
        return Optional.ofNullable(event.getHit())
                .map(hit -> new Hit(
                        hitId(event),
                        event.getVersion(),
                        Instant.ofEpochMilli(hit.getDetectedAt()),
                        HitGrade.valueOf(hit.getGrade().name()),
                        HitStatus.valueOf(hit.getStatus().name()),
                        hit.getBasis(),
                        hit.getAlerts().stream().map(HitWire::side).toList(),
                        new EncodedEvent(EventEncoding.encode(event))));
    }

    /** Empty if it is a verdict of a kind that this release does not know. */
    public static Optional<Verdict> verdict(ExchangeEvent event) {
        var verdict = event.getVerdict();
        if (verdict == null) {
            throw new IllegalArgumentException("the event tells no verdict");
        }
        return kind(verdict.getVerdict())
                .map(kind -> new Verdict(
                        hitId(event),
                        new CountryCode(event.getOriginator()),
                        event.getVersion(),
                        kind,
                        verdict.getReason(),
                        verdict.getBasis(),
                        Instant.ofEpochMilli(event.getTime())));
    }

    /** A verdict that this country gives. */
    public static Act act(Verdict verdict, String by, List<TopicName> topics) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(verdict.at()));
        event.setTime(verdict.at().toEpochMilli());
        event.setOriginator(verdict.by().value());
        event.setSubjectId(verdict.hit().toString());
        event.setVersion(verdict.version());
        event.setKind(org.borderexchange.schemas.wire.EventKind.VERDICT_GIVEN);
        event.setVerdict(new org.borderexchange.schemas.wire.Verdict(
                org.borderexchange.schemas.wire.VerdictKind.valueOf(
                        verdict.kind().name()),
                verdict.reason(),
                verdict.basis()));
        return new Act(
                verdict.key(),
                verdict.version(),
                EventKind.VERDICT_GIVEN,
                event.getEventId(),
                verdict.at(),
                by,
                new EncodedEvent(EventEncoding.encode(event)),
                topics);
    }

    /** A verdict that this country gave. */
    public static Optional<Verdict> verdict(Act act) {
        return verdict(EventEncoding.decode(act.event().bytes()));
    }

    private static Optional<VerdictKind> kind(org.borderexchange.schemas.wire.VerdictKind symbol) {
        return switch (symbol) {
            case CONFIRMED -> Optional.of(VerdictKind.CONFIRMED);
            case REJECTED -> Optional.of(VerdictKind.REJECTED);
            case UNRECOGNISED -> Optional.empty();
        };
    }

    private static Hit.Side side(HitAlert alert) {
        var id = Optional.ofNullable(alert.getReadable() ? alert.getId() : null)
                .map(text -> AlertId.parse(text).orElseThrow(() -> new IllegalArgumentException("not an alert id")));
        return new Hit.Side(new CountryCode(alert.getOwner()), id);
    }

    private static HitId hitId(ExchangeEvent event) {
        return HitId.parse(event.getSubjectId()).orElseThrow(() -> new IllegalArgumentException("not a hit id"));
    }

    private HitWire() {}
}
