package org.borderexchange.gateway.hit;

import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.borderexchange.gateway.hit.wire.HitWire;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitAlert;
import org.borderexchange.schemas.wire.HitGrade;
import org.borderexchange.schemas.wire.HitStatus;
import org.borderexchange.schemas.wire.IdentifierKind;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.MatchedOn;

/** Hits as the hub tells them to Serbia. */
public final class HitExamples {

    /** Two alerts, Serbia's first. */
    public record Pair(AlertId own, AlertId other) {

        public HitId hit() {
            return HitId.of(own, other);
        }
    }

    public static Pair pair() {
        return new Pair(AlertId.next(RS, NOW), AlertId.next(BA, NOW));
    }

    /** The event of version 1, which may be changed. */
    public static ExchangeEvent event(Pair pair) {
        return event(pair.hit(), 1, readable(pair.own()), readable(pair.other()));
    }

    public static ExchangeEvent event(HitId id, int version, HitAlert... alerts) {
        var event = envelope(id, version, org.borderexchange.schemas.wire.EventKind.HIT_RAISED);
        event.setHit(new Hit(
                NOW.toEpochMilli(),
                HitGrade.HIT,
                HitStatus.CURRENT,
                MatchStrength.NORMALISED,
                0.97,
                "basis",
                List.of(new MatchedOn(
                        IdentifierKind.PLATE,
                        "LOOK_ALIKE",
                        MatchStrength.NORMALISED,
                        0.97,
                        "equal when read as Latin")),
                Arrays.asList(alerts)));
        return event;
    }

    /** That Serbia has lost the hit. */
    public static ExchangeEvent loss(HitId id, int version) {
        var event = envelope(id, version, org.borderexchange.schemas.wire.EventKind.HIT_CHANGED);
        event.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return event;
    }

    public static HitAlert readable(AlertId id) {
        return HitAlert.newBuilder()
                .setOwner(id.owner().value())
                .setReadable(true)
                .setId(id.toString())
                .setVersion(1)
                .setWorkingGroup("stolen-vehicles")
                .setType("STOLEN_VEHICLE")
                .setWholeGroup(true)
                .setContact(contact())
                .build();
    }

    public static HitAlert referral(CountryCode owner) {
        return HitAlert.newBuilder()
                .setOwner(owner.value())
                .setReadable(false)
                .setContact(contact())
                .build();
    }

    public static ReceivedHit told(Pair pair) {
        return told(event(pair));
    }

    public static ReceivedHit told(ExchangeEvent event) {
        return new ReceivedHit(
                HitId.parse(event.getSubjectId()).orElseThrow(),
                event.getVersion(),
                EventKind.valueOf(event.getKind().name()),
                Instant.ofEpochMilli(event.getTime()),
                HitWire.hit(event));
    }

    public static Verdict verdict(HitId hit, CountryCode by, int version, String reason) {
        return new Verdict(hit, by, version, VerdictKind.REJECTED, reason, "basis", NOW);
    }

    private static Contact contact() {
        return Contact.newBuilder()
                .setAuthority("SIPA Sarajevo")
                .setPhone("+387 33 000 000")
                .build();
    }

    private static ExchangeEvent envelope(HitId id, int version, org.borderexchange.schemas.wire.EventKind kind) {
        var event = new ExchangeEvent();
        event.setEventId("event-of-version-" + version);
        event.setTime(NOW.toEpochMilli());
        event.setOriginator("HUB");
        event.setSubjectId(id.toString());
        event.setVersion(version);
        event.setKind(kind);
        return event;
    }

    private HitExamples() {}
}
