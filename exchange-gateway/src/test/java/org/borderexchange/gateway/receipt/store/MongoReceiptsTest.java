package org.borderexchange.gateway.receipt.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.receipt.ReceiptExamples.alertOf;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.act.store.MongoActStore;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.receipt.Progress;
import org.borderexchange.gateway.receipt.Receipt;
import org.borderexchange.gateway.receipt.Receipt.Mark;
import org.borderexchange.gateway.receipt.ReceiptService;
import org.borderexchange.gateway.receipt.Receipts;
import org.borderexchange.gateway.receipt.ReceiptsContract;
import org.borderexchange.gateway.store.AuthoredWrites;
import org.borderexchange.gateway.store.Leasing;
import org.borderexchange.local.store.DurableStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The contract over the protocol of MongoDB. */
class MongoReceiptsTest implements ReceiptsContract {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final SettableClock clock = new SettableClock(NOW);
    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final Receipts receipts = instance("a", new RoomyRelay());

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Override
    public Receipts receipts() {
        return receipts;
    }

    @Test
    void instancesThatStoredTheSameArrivalsGiveOneReceiptForEach() throws Exception {
        var arrived = IntStream.range(0, 50)
                .mapToObj(i -> alertOf(BA))
                .collect(Collectors.toMap(subject -> subject, subject -> Progress.delivered(new Mark(1, NOW), true)));
        var told = new CopyOnWriteArrayList<String>();
        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = instances.invokeAll(List.of("a", "b", "c").stream()
                    .<Callable<Boolean>>map(name -> () -> {
                        new ReceiptService(
                                        instance(name, new RoomyRelay()), alert -> Optional.of(Set.of(BA)), RS, clock)
                                .tell(arrived, step -> told.add(step.after().subject()));
                        return true;
                    })
                    .toList());
            assertThat(done).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(20)));
        }

        assertThat(told).containsExactlyInAnyOrderElementsOf(arrived.keySet());
        assertThat(receipts.find(arrived.keySet().stream()
                        .map(subject -> Receipt.key(subject, RS))
                        .toList()))
                .hasSize(50)
                .allMatch(receipt -> receipt.version() == 1);
    }

    @Test
    void aNewReceiptIsHandedToTheRelayAndALaterVersionWakesIt() {
        var relay = new RoomyRelay();
        var subject = alertOf(BA);
        var key = Receipt.key(subject, RS).toString();
        var service = new ReceiptService(instance("a", relay), alert -> Optional.of(Set.of(BA)), RS, clock);

        service.tell(Map.of(subject, Progress.delivered(new Mark(1, NOW), true)), step -> {});
        service.tell(Map.of(subject, Progress.delivered(new Mark(2, NOW), true)), step -> {});

        assertThat(relay.taken).extracting(LeasedOutbox::key).containsExactly(key);
        assertThat(relay.taken.getFirst().events())
                .extracting(event -> event.topic())
                .containsExactly(TO_BA, TO_RS);
        assertThat(relay.woken).containsExactly(key);
        assertThat(database.getCollection("act_versions").countDocuments()).isEqualTo(1);
    }

    @Test
    void eachInstanceRemembersUntilWhenAllIsTold() {
        var mine = new MongoWatermark(database, "1");
        assertThat(mine.load()).isEmpty();

        mine.save(NOW);
        mine.save(NOW.plusSeconds(5));

        assertThat(mine.load()).contains(NOW.plusSeconds(5));
        assertThat(new MongoWatermark(database, "2").load()).isEmpty();
    }

    private Receipts instance(String name, RoomyRelay relay) {
        var writes = new AuthoredWrites(new Leasing(name, Duration.ofSeconds(15), clock), relay, clock);
        return new MongoReceipts(
                database, MongoActStore.instance(database, writes).acts(), RS);
    }
}
