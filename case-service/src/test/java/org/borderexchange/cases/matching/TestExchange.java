package org.borderexchange.cases.matching;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.directory.ExchangeDirectory.Country;
import org.borderexchange.schemas.directory.ExchangeDirectory.Group;
import org.borderexchange.schemas.directory.ExchangeDirectory.Membership;
import org.borderexchange.schemas.directory.SigningKey;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.EventSigner;
import org.borderexchange.schemas.signature.RecordSigner;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.EventKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Verdict;
import org.borderexchange.schemas.wire.VerdictKind;

/** RS, BA and ME with real keys. Group {@code drugs} has all three, {@code firearms} RS and BA. */
public final class TestExchange {

    public static final List<CountryCode> COUNTRIES =
            Stream.of("RS", "BA", "ME").map(CountryCode::new).toList();

    public static final Instant JOINED = Instant.parse("2026-01-01T00:00:00Z");
    public static final TopicName DRUGS = TopicName.group(new WorkingGroup("drugs"));
    public static final TopicName FIREARMS = TopicName.group(new WorkingGroup("firearms"));

    private final Map<String, KeyPair> keys;
    private final WireFormat wireFormat = new WireFormat(ContractRegistry.settings());

    public TestExchange() {
        this(Stream.of("RS", "BA", "ME", ExchangeDirectory.HUB)
                .collect(Collectors.toMap(Function.identity(), owner -> newKeyPair())));
    }

    private TestExchange(Map<String, KeyPair> keys) {
        this.keys = keys;
    }

    /** The same exchange in another process. */
    static TestExchange readFrom(Path file) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(Files.newInputStream(file))) {
            var keys = new HashMap<String, KeyPair>();
            for (int left = in.readInt(); left > 0; left--) {
                keys.put(in.readUTF(), (KeyPair) in.readObject());
            }
            return new TestExchange(keys);
        }
    }

    void writeTo(Path file) throws IOException {
        try (var out = new ObjectOutputStream(Files.newOutputStream(file))) {
            out.writeInt(keys.size());
            for (var key : keys.entrySet()) {
                out.writeUTF(key.getKey());
                out.writeObject(key.getValue());
            }
        }
    }

    /** Read at the start; see {@link #bosniaLeavesDrugs}. */
    public ExchangeDirectory directory() {
        return directory(Optional.empty(), Optional.empty());
    }

    ExchangeDirectory bosniaLeavesDrugs(Instant at) {
        return directory(Optional.of(at), Optional.empty());
    }

    /** And is still named among the members of its groups. */
    ExchangeDirectory bosniaLeaves(Instant at) {
        return directory(Optional.empty(), Optional.of(at));
    }

    private ExchangeDirectory directory(Optional<Instant> endInDrugs, Optional<Instant> end) {
        var rs = stay("RS", Optional.empty());
        var ba = stay("BA", end);
        var me = stay("ME", Optional.empty());
        var countries = Stream.of(rs, ba, me)
                .map(stay -> new Country(stay.country(), stay.country().value(), List.of(stay)))
                .toList();
        var groups = Map.of(
                new WorkingGroup("drugs"), group("drugs", rs, stay("BA", endInDrugs), me),
                new WorkingGroup("firearms"), group("firearms", rs, stay("BA", Optional.empty())));
        var publicKeys = new LinkedHashMap<String, SigningKey>();
        for (var signer : List.of("RS", "BA", "ME", ExchangeDirectory.HUB)) {
            publicKeys.put(
                    signer + "-1",
                    new SigningKey(signer + "-1", signer, keyPair(signer).getPublic(), JOINED, null));
        }
        return new ExchangeDirectory(countries, groups, publicKeys);
    }

    public static TopicName inbox(String country) {
        return TopicName.inbox(new CountryCode(country));
    }

    /** Signed by whoever the event names, under the key of its subject. */
    public ProducerRecord<byte[], byte[]> record(TopicName topic, ExchangeEvent event) {
        return record(topic, event.getSubjectId(), event, event.getOriginator());
    }

    public ProducerRecord<byte[], byte[]> record(TopicName topic, String key, ExchangeEvent event, String signer) {
        var wire = wireFormat.wire(topic.name(), EventEncoding.encode(event));
        return signer(signer).sign(topic, EventKey.parse(key).orElseThrow(), wire, event);
    }

    public RecordSigner signer(String owner) {
        return new RecordSigner(new EventSigner(owner + "-1", keyPair(owner).getPrivate()));
    }

    /** Key {@code H-…/‹cc›}. */
    public ProducerRecord<byte[], byte[]> verdict(
            TopicName topic, HitId hit, String by, int version, VerdictKind verdict, String basis) {
        return verdict(topic, hit, by, version, verdict, basis, Told.START);
    }

    ProducerRecord<byte[], byte[]> verdict(
            TopicName topic, HitId hit, String by, int version, VerdictKind verdict, String basis, Instant at) {
        var event = new ExchangeEvent();
        event.setEventId(EventId.derived(at, hit + by + version));
        event.setTime(at.toEpochMilli());
        event.setOriginator(by);
        event.setSubjectId(hit.toString());
        event.setVersion(version);
        event.setKind(EventKind.VERDICT_GIVEN);
        event.setVerdict(new Verdict(verdict, "seen by an officer", basis));
        return record(topic, hit + "/" + by, event, by);
    }

    static EventKey key(byte[] key) {
        return EventKey.parse(new String(key, StandardCharsets.UTF_8)).orElseThrow();
    }

    private static Membership stay(String country, Optional<Instant> until) {
        return new Membership(new CountryCode(country), JOINED, until);
    }

    private static Group group(String id, Membership... members) {
        return new Group(new WorkingGroup(id), id, Set.of(), List.of(members));
    }

    public KeyPair keyPair(String owner) {
        return Objects.requireNonNull(keys.get(owner));
    }

    private static KeyPair newKeyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
