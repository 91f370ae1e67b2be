package org.borderexchange.gateway.outbox.relay;

import java.time.Clock;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.AuthorizationException;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.serde.RegistryUnavailable;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/**
 * Does before readiness what the first alert would otherwise wait for: asks the registry and the broker about every topic this country
 * writes to, and loads the transliteration rules. What is away now is asked again when it is needed; the first that is ends the asking, for
 * each would be waited for.
 */
@Component
class WarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final WireFormat wireFormat;
    private final KafkaOperations<byte[], byte[]> kafka;
    private final Supplier<ExchangeDirectory> directory;
    private final CountryCode country;
    private final Clock clock;

    WarmUp(
            WireFormat wireFormat,
            KafkaOperations<byte[], byte[]> kafka,
            Supplier<ExchangeDirectory> directory,
            CountryCode country,
            Clock clock) {
        this.wireFormat = wireFormat;
        this.kafka = kafka;
        this.directory = directory;
        this.country = country;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        IdentifierKeys.stored(IdentifierKind.PLATE, "ЂШ");
        IdentifierKeys.stored(IdentifierKind.PERSON, "Ђорђе");
        var now = clock.instant();
        var present = directory.get();
        try {
            present.groupsOf(country, now).forEach(group -> prepare(TopicName.group(group)));
            present.membersAt(now).forEach(member -> prepare(TopicName.inbox(member)));
        } catch (RegistryUnavailable | KafkaException | org.apache.kafka.common.KafkaException away) {
            log.warn("starting while the broker or the registry is away: alerts are accepted and wait");
        }
    }

    private void prepare(TopicName topic) {
        wireFormat.prepare(topic.name());
        try {
            kafka.partitionsFor(topic.name());
        } catch (AuthorizationException refused) {
            log.warn("the broker does not let this gateway write to {}: what goes there waits", topic.name());
        }
    }
}
