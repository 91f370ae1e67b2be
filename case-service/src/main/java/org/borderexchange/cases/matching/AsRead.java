package org.borderexchange.cases.matching;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;

/** A record as the consumer had it: what is signed is its topic, key and value. */
final class AsRead {

    /** @param context while that record is processed, of a source and not of a punctuator */
    static ConsumerRecord<byte[], byte[]> of(Record<byte[], byte[]> record, ProcessingContext context) {
        var where = context.recordMetadata().orElseThrow();
        return new ConsumerRecord<>(
                where.topic(),
                where.partition(),
                where.offset(),
                record.timestamp(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    private AsRead() {}
}
