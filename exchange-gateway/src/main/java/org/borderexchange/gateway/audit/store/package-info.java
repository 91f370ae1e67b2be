/** Records of consultations in MongoDB. Start with {@link org.borderexchange.gateway.audit.store.MongoConsultations}. */
@NullMarked
package org.borderexchange.gateway.audit.store;

import org.jspecify.annotations.NullMarked;
