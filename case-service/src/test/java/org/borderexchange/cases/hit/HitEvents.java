package org.borderexchange.cases.hit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitAlert;
import org.borderexchange.schemas.wire.HitGrade;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.IdentifierKind;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.MatchedOn;
import org.borderexchange.schemas.wire.Verdict;
import org.borderexchange.schemas.wire.VerdictKind;

/** What the hub tells of hits, and what countries say of them. */
public final class HitEvents {

    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final CountryCode RS = new CountryCode("RS");
    public static final CountryCode BA = new CountryCode("BA");
    public static final CountryCode ME = new CountryCode("ME");

    /** A pair of alerts, of these two countries, that was never seen before. */
    public record Pair(AlertId one, AlertId other) {

        public static Pair of(CountryCode one, CountryCode other) {
            return new Pair(AlertId.next(one, NOW), AlertId.next(other, NOW));
        }

        public HitId id() {
            return HitId.of(one, other);
        }

        /** Version 1 of the view of the first one's owner: a hit, both alerts to the whole of {@code drugs}. */
        public HitView toOne() {
            return view(one.owner(), alert(one), alert(other));
        }

        public HitView toOther() {
            return view(other.owner(), alert(other), alert(one));
        }

        private HitView view(CountryCode reader, HitAlert... alerts) {
            var hit = Hit.newBuilder()
                    .setDetectedAt(NOW.toEpochMilli())
                    .setGrade(HitGrade.HIT)
                    .setStatus(HitStatus.CURRENT)
                    .setStrength(MatchStrength.EXACT)
                    .setScore(0.99)
                    .setBasis("basis-1")
                    .setMatchedOn(
                            List.of(new MatchedOn(IdentifierKind.VIN, "EXACT", MatchStrength.EXACT, 0.99, "VIN equal")))
                    .setAlerts(Arrays.asList(alerts))
                    .build();
            var event = envelope("HUB", id(), 1, EventKind.HIT_RAISED);
            event.setHit(hit);
            return new HitView(id(), reader, event);
        }

        public GivenVerdict verdict(CountryCode by, int version, VerdictKind kind, String basis) {
            var event = envelope(by.value(), id(), version, EventKind.VERDICT_GIVEN);
            event.setVerdict(new Verdict(kind, "seen at the border", basis));
            return new GivenVerdict(id(), by, event);
        }
    }

    private static ExchangeEvent envelope(String originator, HitId id, int version, EventKind kind) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(NOW));
        event.setTime(NOW.toEpochMilli());
        event.setOriginator(originator);
        event.setSubjectId(id.toString());
        event.setVersion(version);
        event.setKind(kind);
        return event;
    }

    private static HitAlert alert(AlertId id) {
        return HitAlert.newBuilder()
                .setId(id.toString())
                .setOwner(id.owner().value())
                .setReadable(true)
                .setVersion(1)
                .setWorkingGroup("drugs")
                .setType("SMUGGLING")
                .setWholeGroup(true)
                .setContact(Contact.newBuilder()
                        .setAuthority("desk of " + id.owner())
                        .build())
                .build();
    }

    /** The next version, with something changed. */
    public static HitView next(HitView view, Consumer<Hit> change) {
        var event = copy(view.event());
        event.setVersion(event.getVersion() + 1);
        event.setKind(EventKind.HIT_CHANGED);
        change.accept(event.getHit());
        return new HitView(view.id(), view.country(), event);
    }

    /** The next version: the country has lost it. */
    public static HitView lost(HitView view) {
        var event = copy(view.event());
        event.setVersion(event.getVersion() + 1);
        event.setKind(EventKind.HIT_CHANGED);
        event.setHit(null);
        event.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return new HitView(view.id(), view.country(), event);
    }

    /** The same version, otherwise. */
    public static HitView but(HitView view, Consumer<Hit> change) {
        var event = copy(view.event());
        change.accept(event.getHit());
        return new HitView(view.id(), view.country(), event);
    }

    public static HitView later(HitView view, Duration by) {
        return but(view, hit -> hit.setDetectedAt(hit.getDetectedAt() + by.toMillis()));
    }

    /** Only owner and contact of the other alert are told. */
    public static HitView referral(HitView view) {
        return but(
                view,
                hit -> hit.getAlerts()
                        .set(
                                1,
                                HitAlert.newBuilder()
                                        .setOwner(hit.getAlerts().get(1).getOwner())
                                        .setReadable(false)
                                        .setContact(hit.getAlerts().get(1).getContact())
                                        .build()));
    }

    /** One of the alerts goes to named countries. */
    public static HitView restricted(HitView view) {
        return but(view, hit -> hit.getAlerts().get(1).setWholeGroup(false));
    }

    private static ExchangeEvent copy(ExchangeEvent event) {
        return EventEncoding.decode(EventEncoding.encode(event));
    }

    private HitEvents() {}
}
