package org.borderexchange.gateway.receipt.store;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.borderexchange.gateway.GatewayProperties;
import org.borderexchange.gateway.act.Acts;
import org.borderexchange.gateway.receipt.Receipts;
import org.borderexchange.gateway.receipt.delivery.Watermark;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReceiptStoreConfiguration {

    private final MongoDatabase database;

    ReceiptStoreConfiguration(MongoClient client, @Value("${spring.mongodb.uri}") ConnectionString connection) {
        database = client.getDatabase(Objects.requireNonNull(connection.getDatabase()));
    }

    @Bean
    Receipts receipts(Acts acts, CountryCode country) {
        return new MongoReceipts(database, acts, country);
    }

    @Bean
    Watermark receiptWatermark(GatewayProperties gateway) {
        return new MongoWatermark(database, gateway.instance());
    }
}
