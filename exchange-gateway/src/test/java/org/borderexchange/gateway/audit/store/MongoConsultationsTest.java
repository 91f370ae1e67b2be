package org.borderexchange.gateway.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.NOW;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.borderexchange.gateway.audit.Consultation;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.borderexchange.local.store.DurableStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MongoConsultationsTest {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));

    private final MongoConsultations consultations = new MongoConsultations(CLIENT.getDatabase("rs"));

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void whoWasShownWhatIsFoundByWhatWasShownUntilItIsForgotten() {
        consultations.add(new Consultation("01A", NOW, "officer-1", Kind.LISTED, List.of("BA-1", "RS-1")));
        consultations.add(new Consultation("01B", NOW.plusSeconds(60), "officer-2", Kind.READ, List.of("BA-1")));
        assertThat(shown("BA-1")).containsExactly("officer-1", "officer-2");
        assertThat(shown("RS-1")).containsExactly("officer-1");

        consultations.forgetBefore(NOW.plus(Duration.ofSeconds(60)));

        assertThat(shown("BA-1")).containsExactly("officer-2");
    }

    private static List<String> shown(String subject) {
        return CLIENT.getDatabase("rs")
                .getCollection("consultations")
                .find(new Document("subjects", subject))
                .sort(new Document("_id", 1))
                .map(found -> found.getString("by"))
                .into(new ArrayList<>());
    }
}
