package org.borderexchange.cases.attachment.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.borderexchange.cases.SettableClock;
import org.borderexchange.cases.attachment.AttachmentSweep;
import org.borderexchange.cases.attachment.Attachments;
import org.borderexchange.cases.attachment.Attachments.Kept;
import org.borderexchange.cases.attachment.ContentHash;
import org.borderexchange.cases.casefile.CaseSearch;
import org.borderexchange.cases.casefile.CaseView;
import org.borderexchange.cases.casefile.Cases;
import org.borderexchange.cases.casefile.ToldEntry;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Over the protocol of MongoDB. */
class GridFsAttachmentsTest {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));
    private static final CountryCode RS = new CountryCode("RS");
    private static final CountryCode BA = new CountryCode("BA");
    private static final Duration WEEK = Duration.ofDays(7);

    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));

    /** Ids of uploads tell by the wall clock when they began: long before this. */
    private final SettableClock clock = new SettableClock(Instant.parse("2096-11-22T12:00:00Z"));

    private final Attachments attachments = new GridFsAttachments(database, clock);
    private final NamedDocuments named = new NamedDocuments();
    private final AttachmentSweep sweep = new AttachmentSweep(attachments, named, clock, WEEK);

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void equalBytesAreKeptOnceHoweverManyBringThemAtOnce() throws Exception {
        var bytes = "the same".repeat(100_000).getBytes(UTF_8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var uploads = IntStream.range(0, 8)
                    .<Callable<Kept>>mapToObj(n -> () -> keep(bytes))
                    .toList();
            for (var upload : threads.invokeAll(uploads)) {
                assertThat(upload.get()).isEqualTo(Kept.KEPT);
            }
        }

        assertThat(read(bytes)).contains(bytes);
        assertThat(files()).isEqualTo(1);
        assertThat(database.getCollection("attachments.chunks").countDocuments())
                .isEqualTo(4);
    }

    @Test
    void onlyWhoHasBroughtThemIsGivenThem() throws IOException {
        var bytes = "brought by two".getBytes(UTF_8);
        keep(bytes);
        assertThat(attachments.open(hash(bytes), Set.of())).isEmpty();
        assertThat(attachments.open(hash(bytes), Set.of(BA))).isEmpty();

        attachments.keep(hash(bytes), new ByteArrayInputStream(bytes), bytes.length, BA);

        assertThat(attachments.open(hash(bytes), Set.of(BA))).isPresent();
        assertThat(read(bytes)).contains(bytes);
    }

    @Test
    void ofWhatIsRefusedNothingIsKept() throws IOException {
        var bytes = new byte[700_000];

        assertThat(attachments.keep(hash(new byte[1]), new ByteArrayInputStream(bytes), 1_000_000, RS))
                .isEqualTo(Kept.WRONG_HASH);
        assertThat(attachments.keep(hash(bytes), new ByteArrayInputStream(bytes), 699_999, RS))
                .isEqualTo(Kept.TOO_LARGE);
        assertThatThrownBy(() -> attachments.keep(hash(bytes), cutOffAfter(bytes), 1_000_000, RS))
                .isInstanceOf(IOException.class);

        assertThat(read(bytes)).isEmpty();
        assertThat(files()).isZero();
        assertThat(database.getCollection("attachments.chunks").countDocuments())
                .isZero();
    }

    @Test
    void theSweepRemovesWhatNoCaseNamesOnceItIsOld() throws IOException {
        var kept = "named".getBytes(UTF_8);
        var unnamed = "unnamed".getBytes(UTF_8);
        var broughtAgain = "brought again".getBytes(UTF_8);
        keep(kept);
        keep(unnamed);
        keep(broughtAgain);
        named.names.add(hash(kept).sha256());

        sweep.sweep();
        assertThat(read(unnamed)).isPresent();

        clock.forward(WEEK.plusSeconds(1));
        keep(broughtAgain);
        sweep.sweep();

        assertThat(read(unnamed)).isEmpty();
        assertThat(read(kept)).contains(kept);
        assertThat(read(broughtAgain)).contains(broughtAgain);
        assertThat(files()).isEqualTo(2);
    }

    @Test
    void manyAreSweptInPages() throws IOException {
        for (int n = 0; n < 205; n++) {
            keep(("unnamed " + n).getBytes(UTF_8));
        }
        clock.forward(WEEK.plusSeconds(1));

        sweep.sweep();

        assertThat(files()).isZero();
    }

    @Test
    void whileItIsNotCertainWhatCasesNameNothingIsRemoved() throws IOException {
        var bytes = "unnamed".getBytes(UTF_8);
        keep(bytes);
        clock.forward(WEEK.plusSeconds(1));
        named.away = true;

        assertThatThrownBy(sweep::sweep).isInstanceOf(Unavailable.class);

        assertThat(read(bytes)).isPresent();
    }

    @Test
    void whatWasBroughtAgainWhileItWasSweptStays() throws IOException {
        var bytes = "unnamed".getBytes(UTF_8);
        keep(bytes);
        var old = attachments.broughtBefore(clock.instant().plusSeconds(1), Optional.empty(), 10);
        clock.forward(Duration.ofHours(1));
        keep(bytes);

        attachments.remove(old.getFirst());

        assertThat(read(bytes)).contains(bytes);
    }

    @Test
    void whatAKilledInstanceLeftIsSweptAndWhatIsNamedIsNot() throws IOException {
        var bytes = "named".getBytes(UTF_8);
        keep(bytes);
        named.names.add(hash(bytes).sha256());
        var stray = GridFSBuckets.create(database, "attachments");
        stray.uploadFromStream("without a hash", new ByteArrayInputStream(bytes));
        database.getCollection("attachments.chunks").insertOne(new Document("files_id", new ObjectId()).append("n", 0));

        sweep.sweep();

        assertThat(files()).isEqualTo(1);
        assertThat(database.getCollection("attachments.chunks").countDocuments())
                .isEqualTo(1);
        assertThat(read(bytes)).contains(bytes);
    }

    @Test
    void whatFailsInTheStoreIsAnOutage() {
        var client = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100");
        try (client) {
            var away = new GridFsAttachments(client.getDatabase("away"), clock);

            assertThatThrownBy(() -> away.keep(hash(new byte[1]), new ByteArrayInputStream(new byte[1]), 10, RS))
                    .isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> away.open(hash(new byte[1]), Set.of(RS))).isInstanceOf(Unavailable.class);
        }
    }

    private Kept keep(byte[] bytes) throws IOException {
        return attachments.keep(hash(bytes), new ByteArrayInputStream(bytes), 10_000_000, RS);
    }

    private Optional<byte[]> read(byte[] bytes) throws IOException {
        var content = attachments.open(hash(bytes), Set.of(RS));
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try (var stream = content.get().bytes()) {
            return Optional.of(stream.readAllBytes());
        }
    }

    private long files() {
        return database.getCollection("attachments.files").countDocuments();
    }

    private static InputStream cutOffAfter(byte[] bytes) {
        return new InputStream() {
            private final InputStream whole = new ByteArrayInputStream(bytes);

            @Override
            public int read() throws IOException {
                int next = whole.read();
                if (next < 0) {
                    throw new IOException("connection reset");
                }
                return next;
            }
        };
    }

    private static ContentHash hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return ContentHash.of(digest);
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new IllegalStateException(everyJavaPlatformHasIt);
        }
    }

    /** What cases name, and nothing else of them. */
    private static final class NamedDocuments implements Cases {

        private final Set<String> names = new HashSet<>();
        private boolean away;

        @Override
        public Set<String> named(Collection<String> hashes) {
            if (away) {
                throw new Unavailable("away");
            }
            var found = new HashSet<>(hashes);
            found.retainAll(names);
            return found;
        }

        @Override
        public Optional<CaseView> find(CaseId id, Optional<CountryCode> reader) {
            return Optional.empty();
        }

        @Override
        public Page search(CaseSearch search) {
            return new Page(new ArrayList<>(), Optional.empty());
        }

        @Override
        public List<ToldEntry> entries(Collection<String> subjects, CountryCode country) {
            return List.of();
        }
    }
}
