package org.borderexchange.notification;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.SerdeSettings;
import org.borderexchange.schemas.serde.WireFormat;
import org.borderexchange.schemas.signature.EventSigner;
import org.borderexchange.schemas.signature.PrivateKeys;
import org.borderexchange.schemas.signature.RecordSigner;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How events are proven, read, written and signed here. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    /**
     * @param keyId as in the directory, e.g. {@code HUB-1}
     * @param privateKey file, Ed25519 in PKCS#8 PEM
     */
    @ConfigurationProperties("notification-service.signing")
    record SigningProperties(String keyId, Path privateKey) {}

    /**
     * @param url base of the schema registry's own API
     * @param autoRegister false where released schemas are registered at deployment
     * @param properties of serializer and deserializer; they win
     */
    @ConfigurationProperties("notification-service.registry")
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

    @Bean
    EventDecoder eventDecoder(SerdeSettings settings) {
        return new EventDecoder(settings);
    }

    @Bean
    EventProof eventProof(Supplier<ExchangeDirectory> directory, EventDecoder decoder) {
        return new EventProof(directory, decoder);
    }

    @Bean
    RecordSigner recordSigner(SigningProperties signing) {
        return new RecordSigner(new EventSigner(signing.keyId(), PrivateKeys.read(signing.privateKey())));
    }
}
