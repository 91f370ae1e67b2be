package org.borderexchange.cases.matching;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderexchange.cases.casework.JudgedHit;
import org.borderexchange.cases.casework.Line;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * State as bytes. Events are in the encoding at rest, which every later release reads; around them stand counts and names.
 * Another form of that framing begins another generation.
 */
final class StateSerde {

    static final Serde<AlertState> ALERT = of(
            (state, out) -> {
                write(state.event(), out);
                out.writeInt(state.partners().size());
                for (var partner : state.partners()) {
                    out.writeUTF(partner);
                }
            },
            in -> {
                var event = readEvent(in);
                var partners = new TreeSet<String>();
                for (int left = in.readInt(); left > 0; left--) {
                    partners.add(in.readUTF());
                }
                return new AlertState(event, partners);
            });

    static final Serde<Posting> POSTING = of(StateSerde::write, StateSerde::readPosting);

    static final Serde<PostingChange> POSTING_CHANGE = of(
            (change, out) -> {
                out.writeUTF(change.alert());
                out.writeBoolean(change.posting() != null);
                if (change.posting() != null) {
                    write(change.posting(), out);
                }
            },
            in -> new PostingChange(in.readUTF(), in.readBoolean() ? readPosting(in) : null));

    static final Serde<Step.ToPair> TO_PAIR =
            of((step, out) -> write(step.event(), out), in -> new Step.ToPair(readEvent(in)));

    static final Serde<Published> PUBLISHED = of(StateSerde::write, StateSerde::readPublished);

    static final Serde<Pair> PAIR = of(
            (pair, out) -> {
                out.writeByte(pair.alerts().size());
                for (var event : pair.alerts().values()) {
                    write(event, out);
                }
                out.writeByte(pair.verdicts().size());
                for (var verdict : pair.verdicts().values()) {
                    write(verdict, out);
                }
                out.writeByte(pair.published().size());
                for (var published : pair.published().entrySet()) {
                    out.writeUTF(published.getKey().value());
                    write(published.getValue(), out);
                }
            },
            in -> {
                var alerts = new TreeMap<String, ExchangeEvent>();
                for (int left = in.readByte(); left > 0; left--) {
                    var event = readEvent(in);
                    alerts.put(event.getSubjectId(), event);
                }
                var verdicts = new HashMap<CountryCode, ExchangeEvent>();
                for (int left = in.readByte(); left > 0; left--) {
                    var event = readEvent(in);
                    verdicts.put(new CountryCode(event.getOriginator()), event);
                }
                var published = new HashMap<CountryCode, Published>();
                for (int left = in.readByte(); left > 0; left--) {
                    published.put(new CountryCode(in.readUTF()), readPublished(in));
                }
                return new Pair(alerts, verdicts, published);
            });

    static final Serde<ExchangeEvent> EVENT = of(StateSerde::write, StateSerde::readEvent);

    static final Serde<JudgedHit> JUDGED_HIT = of(StateSerde::write, StateSerde::readHit);

    static final Serde<Step.ToCasework> TO_CASEWORK = of(
            (step, out) -> {
                switch (step) {
                    case Step.Acted acted -> {
                        out.writeByte(1);
                        write(acted, out);
                    }
                    case Step.HitJudged judged -> {
                        out.writeByte(2);
                        write(judged.hit(), out);
                    }
                    case Step.AlertTold told -> {
                        out.writeByte(3);
                        write(told.event(), out);
                    }
                }
            },
            in -> switch (in.readByte()) {
                case 1 -> readActed(in);
                case 2 -> new Step.HitJudged(readHit(in));
                case 3 -> new Step.AlertTold(readEvent(in));
                default -> throw new IOException("not for casework");
            });

    static final Serde<Step.Acted> ACTED = of(StateSerde::write, StateSerde::readActed);

    /** As the event that tells it, for its encoding is read by every later release. */
    static final Serde<Line> LINE = of(
            (line, out) -> {
                out.writeUTF(line.key().toString());
                write(CaseworkEvents.ofLine(line), out);
            },
            in -> new Line(
                    EventKey.parse(in.readUTF()).orElseThrow(), readEvent(in).getCaseEntry()));

    private interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** Stores hand null through for what they have not got. */
    private static <T> Serde<T> of(Writer<T> writer, Reader<T> reader) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : bytes(writer, value),
                (topic, bytes) -> bytes == null ? null : value(reader, bytes));
    }

    private static <T> byte[] bytes(Writer<T> writer, T value) {
        var bytes = new ByteArrayOutputStream(512);
        try {
            writer.write(value, new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static <T> T value(Reader<T> reader, byte[] bytes) {
        try {
            return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException truncated) {
            throw new UncheckedIOException(truncated);
        }
    }

    private static void write(ExchangeEvent event, DataOutputStream out) throws IOException {
        var encoded = EventEncoding.encode(event);
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    private static ExchangeEvent readEvent(DataInputStream in) throws IOException {
        return EventEncoding.decode(in.readNBytes(in.readInt()));
    }

    private static void write(Step.Acted acted, DataOutputStream out) throws IOException {
        write(acted.event(), out);
        out.writeUTF(acted.sha256());
    }

    private static Step.Acted readActed(DataInputStream in) throws IOException {
        return new Step.Acted(readEvent(in), in.readUTF());
    }

    private static void write(JudgedHit hit, DataOutputStream out) throws IOException {
        out.writeUTF(hit.id());
        write(hit.alerts(), out);
        write(hit.verdicts(), out);
        write(hit.told(), out);
    }

    private static JudgedHit readHit(DataInputStream in) throws IOException {
        return new JudgedHit(in.readUTF(), new TreeMap<>(readEvents(in)), readEvents(in), readEvents(in));
    }

    private static void write(Map<String, ExchangeEvent> events, DataOutputStream out) throws IOException {
        out.writeByte(events.size());
        for (var event : new TreeMap<>(events).entrySet()) {
            out.writeUTF(event.getKey());
            write(event.getValue(), out);
        }
    }

    private static Map<String, ExchangeEvent> readEvents(DataInputStream in) throws IOException {
        var events = new HashMap<String, ExchangeEvent>();
        for (int left = in.readByte(); left > 0; left--) {
            events.put(in.readUTF(), readEvent(in));
        }
        return events;
    }

    private static void write(Posting posting, DataOutputStream out) throws IOException {
        out.writeByte(
                switch (posting) {
                    case STORED -> 1;
                    case SOUGHT -> 2;
                    case BOTH -> 3;
                });
    }

    private static Posting readPosting(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 1 -> Posting.STORED;
            case 2 -> Posting.SOUGHT;
            case 3 -> Posting.BOTH;
            default -> throw new IOException("not a posting");
        };
    }

    private static void write(Published published, DataOutputStream out) throws IOException {
        out.writeInt(published.compared().first());
        out.writeInt(published.compared().second());
        write(published.event(), out);
    }

    private static Published readPublished(DataInputStream in) throws IOException {
        return new Published(new Compared(in.readInt(), in.readInt()), readEvent(in));
    }

    private StateSerde() {}
}
