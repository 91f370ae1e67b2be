package org.borderexchange.gateway.act;

import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;

import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Verdict;
import org.borderexchange.schemas.wire.VerdictKind;

/** Verdicts of Serbia on hits between an alert of its own and one of Bosnia and Herzegovina. */
public final class ActExamples {

    public static EventKey someHit() {
        var hit = HitId.of(AlertId.next(RS, NOW), AlertId.next(BA, NOW));
        return EventKey.parse(hit + "/RS").orElseThrow();
    }

    public static Act verdict(EventKey key, int version, String reason, Instant at) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.next(at));
        event.setTime(at.toEpochMilli());
        event.setOriginator("RS");
        event.setSubjectId(key.subject());
        event.setVersion(version);
        event.setKind(org.borderexchange.schemas.wire.EventKind.VERDICT_GIVEN);
        event.setVerdict(new Verdict(VerdictKind.REJECTED, reason, "basis"));
        return new Act(
                key,
                version,
                EventKind.VERDICT_GIVEN,
                event.getEventId(),
                at,
                "officer",
                new EncodedEvent(EventEncoding.encode(event)),
                List.of(TopicName.inbox(BA), TopicName.inbox(RS)));
    }

    private ActExamples() {}
}
