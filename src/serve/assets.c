/* SPDX-License-Identifier: MIT */
#include "serve/assets.h"

#include <string.h>

#include "serve/answer.h"
#include "serve/request.h"

#define FILE_OF(name) extern const char asset_##name[], asset_##name##_end[]

FILE_OF(style);
FILE_OF(script);
FILE_OF(icon);

static const struct asset {
    const char *path, *type, *bytes, *end;
} assets[] = {
    {"/style.css", "text/css; charset=utf-8", asset_style, asset_style_end},
    {"/script.js", "text/javascript; charset=utf-8", asset_script,
     asset_script_end},
    {"/icon.svg", "image/svg+xml", asset_icon, asset_icon_end},
};

enum MHD_Result assets_act(struct request *request)
{
    for (size_t i = 0; i < sizeof assets / sizeof assets[0]; i++) {
        const struct asset *asset = &assets[i];
        if (strcmp(asset->path, request->path) == 0)
            return answer_constant(request, asset->type, asset->bytes,
                                   (size_t)(asset->end - asset->bytes));
    }
    return answer_status(request, MHD_HTTP_NOT_FOUND);
}
