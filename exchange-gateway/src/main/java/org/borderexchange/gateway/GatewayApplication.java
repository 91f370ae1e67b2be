package org.borderexchange.gateway;

import java.time.Clock;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
class GatewayApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(GatewayApplication.class, arguments);
    }

    /** The only source of time. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Whose gateway this is. */
    @Bean
    CountryCode country(GatewayProperties gateway) {
        return new CountryCode(gateway.country());
    }
}
