package org.borderexchange.cases.generation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import org.borderexchange.cases.generation.Generation;
import org.borderexchange.cases.generation.Generation.Phase;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.local.store.DurableStore;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class MongoGenerationsTest {

    private static final Generation FIRST = new Generation(1, Phase.STOPPING);

    @Test
    void onlyOneInstanceCreatesAndOnlyWhoSawThePresentOneReplacesIt() {
        try (var server = DurableStore.inMemory();
                var client = MongoClients.create(server.connectionString(""))) {
            var generations = new MongoGenerations(client.getDatabase("hub"));
            assertThat(generations.find()).isEmpty();

            assertThat(generations.create(FIRST)).isTrue();
            assertThat(generations.create(new Generation(2, Phase.CURRENT))).isFalse();
            assertThat(generations.find()).contains(FIRST);

            assertThat(generations.replace(FIRST, FIRST.in(Phase.FILLING))).isTrue();
            assertThat(generations.replace(FIRST, FIRST.in(Phase.CURRENT))).isFalse();
            assertThat(generations.find()).contains(FIRST.in(Phase.FILLING));
        }
    }

    @Test
    void aFormatIsKeptAndWhatBeganBeforeThereWereAnyIsOfNone() {
        try (var server = DurableStore.inMemory();
                var client = MongoClients.create(server.connectionString(""))) {
            var generations = new MongoGenerations(client.getDatabase("hub"));
            client.getDatabase("hub")
                    .getCollection("control")
                    .insertOne(new Document("_id", "generation")
                            .append("number", 7)
                            .append("phase", "CURRENT"));
            var old = new Generation(7, Phase.CURRENT, 0);
            var later = new Generation(8, Phase.STOPPING, 5);

            assertThat(generations.find()).contains(old);
            assertThat(generations.replace(old, later)).isTrue();
            assertThat(generations.find()).contains(later);
        }
    }

    @Test
    void whatFailsInTheStoreIsAnOutage() {
        try (var client = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100")) {
            var generations = new MongoGenerations(client.getDatabase("hub"));

            assertThatThrownBy(generations::find).isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> generations.create(FIRST)).isInstanceOf(Unavailable.class);
        }
    }
}
