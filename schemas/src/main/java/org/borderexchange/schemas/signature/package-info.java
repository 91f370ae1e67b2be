/**
 * Who says what a record says: Ed25519 signatures over topic, key and value. A producer starts with {@link RecordSigner}, a consumer
 * with {@link RecordVerifier}.
 */
@NullMarked
package org.borderexchange.schemas.signature;

import org.jspecify.annotations.NullMarked;
