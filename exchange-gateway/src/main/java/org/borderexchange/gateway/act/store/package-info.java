/** Acts in MongoDB, each with its unsent event. Start with {@link org.borderexchange.gateway.act.store.MongoActs}. */
@NullMarked
package org.borderexchange.gateway.act.store;

import org.jspecify.annotations.NullMarked;
