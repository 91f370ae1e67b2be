package org.borderexchange.gateway.inbound.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.local.store.DurableStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoInboundStoreTest {

    private static final TopicPartition FIRST = new TopicPartition("exchange.inbox.rs.v1", 0);
    private static final TopicPartition SECOND = new TopicPartition("exchange.inbox.rs.v1", 1);

    private final DurableStore store = DurableStore.inMemory();
    private final MongoClient client = MongoClients.create(
            store.connectionString("gateway") + "?serverSelectionTimeoutMS=200&socketTimeoutMS=2000");
    private final MongoDatabase database = client.getDatabase("gateway");
    private final MongoParkedEvents parked = new MongoParkedEvents(database);

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void savedPositionsAreLoadedByTheSameInstanceAlone() {
        var positions = new MongoPositions(database, "1");
        positions.save(Map.of(FIRST, 10L));
        positions.save(Map.of(FIRST, 11L));

        assertThat(positions.load(List.of(FIRST, SECOND))).containsExactly(Map.entry(FIRST, 11L));
        assertThat(new MongoPositions(database, "2").load(List.of(FIRST, SECOND)))
                .isEmpty();
    }

    @Test
    void parkedRecordComesBackWithAllItsBytes() {
        parked.park(record(7));

        var back = all().getFirst();
        assertThat(back.topic()).isEqualTo("exchange.hub.rs.v1");
        assertThat(back.partition()).isEqualTo(3);
        assertThat(back.offset()).isEqualTo(7);
        assertThat(back.key()).asString(StandardCharsets.UTF_8).isEqualTo("H-7");
        assertThat(back.value()).containsExactly(0, 1, 2);
        assertThat(back.headers().lastHeader("exchange-key-id").value()).containsExactly(9);
    }

    @Test
    void headerWithoutValueComesBackWithoutOne() {
        var record = record(7);
        record.headers().add("anybody's", null);

        parked.park(record);

        assertThat(all().getFirst().headers().toArray())
                .isEqualTo(record.headers().toArray());
    }

    @Test
    void recordParkedByTwoInstancesIsKeptOnce() {
        parked.park(record(7));
        parked.park(record(7));

        assertThat(parked.count()).isEqualTo(1);
    }

    @Test
    void parkedRecordsComeInTheirOrderAndInPortions() {
        IntStream.range(0, 150).map(offset -> 149 - offset).forEach(offset -> parked.park(record(offset)));

        var portions = new ArrayList<Integer>();
        parked.forEachPortion(portion -> portions.add(portion.size()));
        assertThat(portions).containsExactly(100, 50);
        assertThat(all()).extracting(ConsumerRecord::offset).isSorted();
    }

    @Test
    void removedRecordIsGoneEvenWhileOthersAreRead() {
        parked.park(record(1));
        parked.park(record(2));

        parked.forEachPortion(portion -> parked.remove(portion.getFirst()));

        assertThat(all()).extracting(ConsumerRecord::offset).containsExactly(2L);
    }

    @Test
    void databaseThatIsAwayIsReportedAsSuch() {
        store.close();

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> parked.park(record(1)));
        assertThatExceptionOfType(StoreUnavailable.class)
                .isThrownBy(() -> new MongoPositions(database, "1").load(List.of(FIRST)));
    }

    private List<ConsumerRecord<byte[], byte[]>> all() {
        var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        parked.forEachPortion(all::addAll);
        return all;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(
                "exchange.hub.rs.v1",
                3,
                offset,
                1_000,
                TimestampType.CREATE_TIME,
                0,
                0,
                ("H-" + offset).getBytes(StandardCharsets.UTF_8),
                new byte[] {0, 1, 2},
                new RecordHeaders().add("exchange-key-id", new byte[] {9}),
                Optional.empty());
    }
}
