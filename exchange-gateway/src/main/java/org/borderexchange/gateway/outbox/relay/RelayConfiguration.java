package org.borderexchange.gateway.outbox.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.PublishingGate;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.EventSigner;
import org.borderexchange.schemas.signature.PrivateKeys;
import org.borderexchange.schemas.signature.RecordSigner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.support.ProducerListener;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    RelayProperties.class,
    RelayConfiguration.SigningProperties.class,
    RelayConfiguration.RegistryProperties.class
})
class RelayConfiguration {

    /**
     * @param keyId as in the directory, e.g. {@code RS-1}
     * @param privateKey file, Ed25519 in PKCS#8 PEM
     */
    @ConfigurationProperties("gateway.signing")
    record SigningProperties(String keyId, Path privateKey) {}

    /**
     * @param url base of the schema registry's own API
     * @param autoRegister false where released schemas are registered at deployment
     * @param properties of serializer and deserializer; they win
     */
    @ConfigurationProperties("gateway.registry")
    record RegistryProperties(
            String url,
            @DefaultValue("true") boolean autoRegister,
            @DefaultValue Map<String, String> properties) {}

    @Bean
    SerdeSettings serdeSettings(RegistryProperties registry) {
        return new SerdeSettings(registry.url(), registry.autoRegister(), registry.properties());
    }

    @Bean
    WireFormat wireFormat(SerdeSettings settings) {
        return new WireFormat(settings);
    }

    /** The relay says once that the broker is away; the default would tell of every try of every record. */
    @Bean
    ProducerListener<Object, Object> silence() {
        return new ProducerListener<>() {};
    }

    @Bean
    RecordSigner recordSigner(SigningProperties signing) {
        return new RecordSigner(new EventSigner(signing.keyId(), PrivateKeys.read(signing.privateKey())));
    }

    @Bean
    KafkaRelay relay(
            Outbox outbox,
            WireFormat wireFormat,
            RecordSigner signer,
            KafkaOperations<byte[], byte[]> kafka,
            MeterRegistry meters,
            RelayProperties properties,
            ObjectProvider<PublishingGate> gate,
            Clock clock) {
        return new KafkaRelay(
                outbox,
                new SignedTransport(wireFormat, signer, kafka),
                new RelayMetrics(meters, outbox, clock),
                properties,
                () -> gate.getObject().isOpen(),
                clock);
    }
}
