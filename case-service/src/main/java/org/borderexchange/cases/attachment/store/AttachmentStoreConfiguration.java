package org.borderexchange.cases.attachment.store;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.borderexchange.cases.attachment.Attachments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AttachmentStoreConfiguration {

    @Bean
    Attachments attachments(MongoDatabase database, Clock clock) {
        return new GridFsAttachments(database, clock);
    }
}
