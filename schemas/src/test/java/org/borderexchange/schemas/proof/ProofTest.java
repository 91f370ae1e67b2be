package org.borderexchange.schemas.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.schemas.directory.SigningKey;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.Test;

class ProofTest {

    /** The first five bytes are the wire format's: a zero and the schema's id. */
    @Test
    void theHashIsOfWhatTheOriginatorEncodedWhateverIdARegistryGivesItsSchema() throws Exception {
        var published = proof(0, 0, 0, 0, 7, 1, 2, 3);

        assertThat(published.sha256()).matches("[0-9a-f]{64}");
        assertThat(proof(0, 0, 0, 1, 9, 1, 2, 3).sha256()).isEqualTo(published.sha256());
        assertThat(proof(0, 0, 0, 0, 7, 1, 2, 4).sha256()).isNotEqualTo(published.sha256());
    }

    private static Proof proof(int... value) throws Exception {
        var bytes = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            bytes[i] = (byte) value[i];
        }
        var topic = TopicName.inbox(new CountryCode("RS"));
        var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        return new Proof(
                new ConsumerRecord<>(topic.name(), 0, 0, new byte[0], bytes),
                topic,
                EventKey.ofState("RS-01KA8Z3J5Q00000000000000E6"),
                new ExchangeEvent(),
                new SigningKey("RS-1", "RS", key, Instant.EPOCH, null));
    }
}
