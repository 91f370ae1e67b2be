package org.borderexchange.cases.matching;

import java.time.Instant;
import org.borderexchange.cases.casework.Line;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.Erasure;
import org.borderexchange.schemas.wire.ErasureReason;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Operation;
import org.jspecify.annotations.Nullable;

/** What the hub says of cases and joint operations. */
final class CaseworkEvents {

    /** The whole line, as it is kept. */
    static ExchangeEvent ofLine(Line line) {
        return entry(line.key(), 1, line.entry(), "");
    }

    /**
     * What the journal holds of a line: that it was decided, how and when, and not what an officer wrote.
     *
     * @param act by which it is known again; null: nobody's
     */
    static ExchangeEvent ofJournal(Line line, @Nullable String act) {
        var stub = CaseEntry.newBuilder(line.entry())
                .setAct(null)
                .setActSha256(act)
                .build();
        return entry(line.key(), 1, stub, "journal");
    }

    /** The line as one country is told it: its place among all decisions would tell how many others there are. */
    static ExchangeEvent ofEntry(Line line, String reader, int version) {
        var told = CaseEntry.newBuilder(line.entry()).setSequence(null).build();
        return entry(line.key(), version, told, reader);
    }

    private static ExchangeEvent entry(EventKey key, int version, CaseEntry entry, String reader) {
        var event = event(key, version, entry.getAt(), reader);
        event.setCaseEntry(entry);
        return event;
    }

    static ExchangeEvent ofFile(String id, CaseFile file, String reader, int version) {
        var event = event(EventKey.ofState(id), version, file.getChangedAt(), reader);
        event.setCaseFile(file);
        return event;
    }

    static ExchangeEvent ofOperation(String id, Operation operation, String reader, int version) {
        var event = event(EventKey.ofState(id), version, operation.getChangedAt(), reader);
        event.setOperation(operation);
        return event;
    }

    /** @param at milliseconds since 1970 */
    static ExchangeEvent erasure(EventKey key, String reader, int version, long at) {
        var event = event(key, version, at, reader);
        event.setErasure(new Erasure(ErasureReason.AUDIENCE_NARROWED));
        return event;
    }

    private static ExchangeEvent event(EventKey key, int version, long at, String reader) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.derived(Instant.ofEpochMilli(at), key + "/" + reader + "/" + version));
        event.setTime(at);
        event.setOriginator(ExchangeDirectory.HUB);
        event.setSubjectId(key.subject());
        event.setVersion(version);
        event.setKind(key.subject().startsWith("O-") ? EventKind.OPERATION_CHANGED : EventKind.CASE_CHANGED);
        return event;
    }

    private CaseworkEvents() {}
}
