package org.borderexchange.notification.delivery.channel;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.borderexchange.notification.delivery.Links;
import org.borderexchange.notification.delivery.Sender;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class ChannelConfiguration {

    /** @param gateways base address by country, ISO 3166-1 alpha-2, and of case-service under {@code HUB} */
    @ConfigurationProperties("notification-service.links")
    record LinkProperties(@DefaultValue Map<String, URI> gateways) {}

    /** @param from address from which mail comes */
    @ConfigurationProperties("notification-service.mail")
    record MailProperties(String from) {}

    @Bean
    Links links(LinkProperties properties) {
        return new Links(properties.gateways());
    }

    @Bean
    AddressGuard addressGuard(WebhookProperties properties) {
        return new AddressGuard(properties.allowedHosts(), AddressGuard.system());
    }

    @Bean
    Sender webhookSender(AddressGuard guard, WebhookProperties properties, Links links, Clock clock) {
        return new WebhookSender(guard, properties.timeout(), links, clock);
    }

    @Bean
    Sender emailSender(JavaMailSender mail, Links links, MailProperties properties) {
        return new EmailSender(mail, new MailTexts(links), properties.from());
    }
}
