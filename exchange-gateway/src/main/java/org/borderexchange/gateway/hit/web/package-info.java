/** Hits over HTTP. Start with {@link org.borderexchange.gateway.hit.web.HitController}. */
@NullMarked
package org.borderexchange.gateway.hit.web;

import org.jspecify.annotations.NullMarked;
