/**
 * JSON requests, read strictly into the records of the domain with every fault at once, and described for OpenAPI from the same records.
 * Start with {@link RecordReader}.
 */
@NullMarked
package org.borderexchange.gateway.alert.request;

import org.jspecify.annotations.NullMarked;
