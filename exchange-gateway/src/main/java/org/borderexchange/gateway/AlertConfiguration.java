package org.borderexchange.gateway;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.Alerts;
import org.borderexchange.gateway.alert.Validity;
import org.borderexchange.gateway.alert.wire.AlertJson;
import org.borderexchange.gateway.outbox.TraceContext;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventHeaders;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the alert together: its own package knows no framework. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    /** How long alerts live, for every content type; the defaults stand in {@code application.yaml}. */
    @ConfigurationProperties("gateway")
    record ValidityProperties(Map<ContentType, Limits> validity) {

        record Limits(Limit usual, Limit check) {}

        record Limit(Period byDefault, Period maximum) {}

        Validity toValidity() {
            var limits = new EnumMap<ContentType, Validity.Limits>(ContentType.class);
            validity.forEach((type, of) -> limits.put(type, new Validity.Limits(limit(of.usual()), limit(of.check()))));
            return new Validity(limits);
        }

        private static Validity.Limit limit(Limit of) {
            return new Validity.Limit(of.byDefault(), of.maximum());
        }
    }

    @Bean
    AlertService alertService(
            Alerts alerts,
            Supplier<ExchangeDirectory> directory,
            ValidityProperties validity,
            CountryCode country,
            Clock clock) {
        return new AlertService(alerts, directory, validity.toValidity(), country, clock);
    }

    @Bean
    AlertJson alertJson(Clock clock) {
        return new AlertJson(clock);
    }

    @Bean
    TraceContext traceContext(Tracer tracer, Propagator propagator) {
        return () -> {
            var span = tracer.currentSpan();
            if (span == null) {
                return Optional.empty();
            }
            var fields = new HashMap<String, String>();
            propagator.inject(span.context(), fields, (carrier, name, value) -> fields.put(name, value));
            return Optional.ofNullable(fields.get(EventHeaders.TRACE_PARENT));
        };
    }
}
