package org.borderexchange.gateway.receipt.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.borderexchange.gateway.outbox.PublishingGate;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.gateway.receipt.ReceiptService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    /** The gateway's {@link org.borderexchange.gateway.receipt.Tidings}. */
    @Bean
    Waiting tidings(ReceiptProperties properties, Clock clock) {
        return new Waiting(properties.waiting(), clock);
    }

    @Bean
    ReceiptMetrics receiptMetrics(MeterRegistry registry, Waiting waiting) {
        return new ReceiptMetrics(registry, waiting);
    }

    @Bean
    Deliveries deliveries(
            Waiting waiting,
            ReceiptService service,
            Held held,
            Watermark watermark,
            PublishingGate gate,
            WriteCapacity capacity,
            ReceiptProperties properties,
            ReceiptMetrics metrics,
            Clock clock) {
        return new Deliveries(waiting, service, held, watermark, gate, capacity, properties, metrics, clock);
    }
}
