package org.borderexchange.cases.matching;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.proof.Refused;

/** As {@link org.borderexchange.schemas.proof.EventProof#prove}. */
interface Prover {
    ProvenEvent prove(ConsumerRecord<byte[], byte[]> record) throws Refused;
}
