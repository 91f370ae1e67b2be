/** Hits over HTTP, read only: writing goes through a gateway. Start with {@link org.borderexchange.cases.hit.web.HitController}. */
@NullMarked
package org.borderexchange.cases.hit.web;

import org.jspecify.annotations.NullMarked;
