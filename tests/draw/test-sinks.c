/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-support.h"

#include "remit-error.h"
#include "remit-scene-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Pictures as files and on surfaces. */

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("remit-draw-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* ---- SVG ---- */

static void
parse_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
            GError **error)
{
  const char *element = g_markup_parse_context_get_element (context);

  if (g_strcmp0 (element, "text") == 0)
    {
      g_string_append_len (data, text, (gssize)length);
      g_string_append_c (data, '\n');
    }
}

/* The text elements of an SVG, one a line; fails when it is not well-formed. */
static char *
read_svg (const GString *svg)
{
  static const GMarkupParser parser = { .text = parse_text };
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, texts, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, svg->str, (gssize)svg->len, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return g_strdup (texts->str);
}

static void
test_svg_text (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);
  g_autoptr (GString) svg = remit_scene_to_svg (scene, "Map <of> \"both\" & more");
  g_autoptr (GString) again = remit_scene_to_svg (scene, "Map <of> \"both\" & more");
  g_autofree char *texts = read_svg (svg);

  g_assert_nonnull (strstr (texts, "Consent platform\n"));
  g_assert_nonnull (strstr (texts, "Marketing CIO\n"));
  g_assert_nonnull (strstr (texts, "feeds\n"));
  g_assert_nonnull (strstr (texts, "CIO only · 1\n"));
  g_assert_nonnull (strstr (svg->str, "<title>Map &lt;of&gt; &quot;both&quot; &amp; more</title>"));
  g_assert_nonnull (strstr (svg->str, "<desc>"));
  g_assert_nonnull (strstr (svg->str, "8 nodes"));
  g_assert_nonnull (strstr (svg->str, "xml:space=\"preserve\""));
  g_assert_cmpstr (svg->str, ==, again->str);
}

/* What a name may hold must not break the file; what is cut is kept as a title. */
static void
test_svg_hostile (void)
{
  const char *hostile = "</text><script>alert(1)</script> & \"x\" ]]> &#0;";
  g_autoptr (TestMap) map = test_map_new ();
  g_autoptr (RemitScene) scene = NULL;
  g_autoptr (GString) svg = NULL;
  g_autofree char *texts = NULL;

  test_map_add (map, REMIT_NODE_APPLICATION, hostile, 0, 0);
  test_map_add (map, REMIT_NODE_APPLICATION,
                "An application whose name does not want to come to an end at all", 0, 100);
  scene = test_map_draw (map);
  svg = remit_scene_to_svg (scene, NULL);
  texts = read_svg (svg);
  g_assert_null (strstr (svg->str, "<script>"));
  g_assert_nonnull (strstr (texts, "…\n"));
  g_assert_null (strstr (texts, "at all"));
  g_assert_nonnull (strstr (svg->str, "come to an end at all</title>"));
}

static void
test_svg_locale (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new ((RemitRgba){ 1, 1, 1, 1 });
  RemitRect rect = { -1.5, 0.25, 10.126, 1000000.5 };
  g_autoptr (GString) svg = NULL;

  _remit_scene_add_rect (scene, REMIT_PART_NODE, 1, &rect, 0.5, (RemitRgba){ 1, 0.5, 0, 0.5 });
  _remit_scene_finish (scene);
  svg = remit_scene_to_svg (scene, "");
  g_assert_nonnull (strstr (svg->str, "<rect x=\"-1.5\" y=\"0.25\" width=\"10.13\" "
                                      "height=\"1000000.5\" rx=\"0.5\" fill=\"#ff8000\" "
                                      "fill-opacity=\"0.5\"/>"));
}

/* ---- PDF ---- */

static void
test_pdf (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "map.pdf", NULL);
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autofree char *content = NULL;
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);
  g_autoptr (GError) error = NULL;

  g_assert_true (remit_scene_write_pdf (scene, "Digital customer experience", path, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "%PDF-1."));
  if (tool != NULL)
    {
      const char *arguments[] = { tool, "-raw", path, "-", NULL };
      g_autofree char *text = NULL;
      int status;

      g_spawn_sync (NULL, (char **)arguments, NULL, 0, NULL, NULL, &text, NULL, &status, &error);
      g_assert_no_error (error);
      g_assert_cmpint (status, ==, 0);
      g_assert_nonnull (strstr (text, "Consent platform"));
      g_assert_nonnull (strstr (text, "Customer master data"));
      g_assert_nonnull (strstr (text, "CX committee"));
    }
  else
    g_test_message ("pdftotext is not installed; the text of the PDF was not read");
  remove_folder (folder);
}

/* ---- PNG ---- */

static void
test_png_size (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "map.png", NULL);
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);
  g_autoptr (GError) error = NULL;
  RemitRect page = _remit_scene_get_page (scene);
  cairo_surface_t *surface;

  g_assert_true (remit_scene_write_png (scene, 1.5, path, &error));
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpfloat_with_epsilon (cairo_image_surface_get_width (surface), page.width * 1.5, 1);
  g_assert_cmpfloat_with_epsilon (cairo_image_surface_get_height (surface), page.height * 1.5, 1);
  cairo_surface_destroy (surface);
  remove_folder (folder);
}

static void
test_png_too_large (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "map.png", NULL);
  g_autoptr (TestMap) map = test_map_new ();
  g_autoptr (RemitScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  test_map_add (map, REMIT_NODE_APPLICATION, "Here", 0, 0);
  test_map_add (map, REMIT_NODE_APPLICATION, "There", 100000000, 100000000);
  scene = test_map_draw (map);
  g_assert_false (remit_scene_write (scene, "Map", NULL, path, &error));
  g_assert_error (error, REMIT_ERROR, REMIT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "32767"));
  g_assert_nonnull (strstr (error->message, "SVG"));
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_clear_error (&error);
  /* PDF shrinks the page instead. */
  g_assert_true (remit_scene_write (scene, "Map", "pdf", path, &error));
  g_assert_no_error (error);
  remove_folder (folder);
}

/* ---- files ---- */

static void
test_formats (void)
{
  static const struct
  {
    const char *name, *format, *start;
  } cases[] = { { "a.svg", NULL, "<?xml" },
                { "a.PDF", NULL, "%PDF" },
                { "a.png", NULL, "\x89PNG" },
                { "a.txt", "svg", "<?xml" } };
  g_autofree char *folder = make_folder ();
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (remit_scene_write (scene, "Map", cases[i].format, path, &error));
      g_assert_no_error (error);
      g_file_get_contents (path, &content, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (content, cases[i].start));
    }
  /* Nothing but the four files: no temporary one was left. */
  g_assert_cmpuint (count_files (folder), ==, G_N_ELEMENTS (cases));
  remove_folder (folder);
}

static void
check_refused (const RemitScene *scene, const char *path, const char *format, int code,
               const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (remit_scene_write (scene, "Map", format, path, &error));
  g_assert_error (error, REMIT_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refusals (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *missing = g_build_filename (folder, "no", "such", "map.svg", NULL);
  g_autofree char *under_file = g_build_filename (folder, "file", "map.svg", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *odd = g_build_filename (folder, "map.bmp", NULL);
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);

  g_assert_true (g_file_set_contents (file, "old", -1, NULL));
  check_refused (scene, missing, NULL, REMIT_ERROR_WRITE, "there is no folder");
  check_refused (scene, under_file, NULL, REMIT_ERROR_WRITE, "there is no folder");
  check_refused (scene, folder, "svg", REMIT_ERROR_WRITE, "a folder has this name");
  check_refused (scene, odd, NULL, REMIT_ERROR_USAGE, "svg, png or pdf");
  check_refused (scene, folder, NULL, REMIT_ERROR_USAGE, "svg, png or pdf");
  remove_folder (folder);
}

static void
test_read_only_folder (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "map.svg", NULL);
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);

  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  if (g_access (folder, W_OK) == 0)
    g_test_skip ("this user may write into read-only folders");
  else
    check_refused (scene, path, NULL, REMIT_ERROR_WRITE, "read-only");
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  remove_folder (folder);
}

static void
test_full_disk (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);

  if (g_access ("/dev/full", W_OK) != 0)
    g_test_skip ("there is no /dev/full");
  else
    check_refused (scene, "/dev/full", "svg", REMIT_ERROR_WRITE, "disk is full");
}

/* A link to the file stays a link, the file gets the picture. */
static void
test_symbolic_link (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *target = g_build_filename (folder, "target.svg", NULL);
  g_autofree char *link = g_build_filename (folder, "link.svg", NULL);
  g_autofree char *content = NULL;
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_cmpint (symlink ("target.svg", link), ==, 0);
  g_assert_true (remit_scene_write (scene, "Map", NULL, link, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "<?xml"));
  remove_folder (folder);
}

static void
test_stdout (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (TestMap) map = test_map_new_sample ();
      g_autoptr (RemitScene) scene = test_map_draw (map);
      g_autoptr (GError) error = NULL;

      remit_scene_write (scene, "Map", "svg", "-", &error);
      g_assert_no_error (error);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*<?xml*Consent platform*</svg>*");
}

/* ---- the painter ---- */

#define SIDE 400

/* With the point @x, @y, in pixels, in the corner. */
static cairo_surface_t *
paint_pixels (const RemitScene *scene, double x, double y, double scale, const RemitRect *clip)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, -x, -y);
  cairo_scale (cr, scale, scale);
  remit_scene_paint (scene, cr, clip, scale);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
paint (const RemitScene *scene, double x, double y, double scale, const RemitRect *clip)
{
  return paint_pixels (scene, x * scale, y * scale, scale, clip);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *row
    = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *)(gconstpointer)row)[x] & 0xffffff;
}

static gboolean
equal_surfaces (cairo_surface_t *a, cairo_surface_t *b)
{
  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      if (get_pixel (a, x, y) != get_pixel (b, x, y))
        return FALSE;
  return TRUE;
}

/* Lines and edges fall on whole pixels, also after a shift by a part of one. */
static void
test_crisp (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new ((RemitRgba){ 1, 1, 1, 1 });
  RemitRect rect = { 20, 20, 100, 50 };
  const double points[] = { 10, 200, 200, 200 };
  RemitItem *item
    = _remit_scene_add_rect (scene, REMIT_PART_NODE, 1, &rect, 0, (RemitRgba){ 1, 1, 1, 1 });
  cairo_surface_t *surface;

  item->stroke = (RemitRgba){ 0, 0, 0, 1 };
  item->stroke_width = 1.2;
  _remit_scene_add_line (scene, REMIT_PART_LINK, 2, points, 2, (RemitRgba){ 0, 0, 0, 1 }, 1.4);
  _remit_scene_finish (scene);
  for (int shift = 0; shift < 4; shift++)
    {
      surface = paint (scene, shift * 0.3, shift * 0.3, 1, NULL);
      for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
          {
            guint32 pixel = get_pixel (surface, x, y);

            /* The two ends of the line may lie inside of a pixel. */
            if (!(y > 190 && (x <= 11 || x >= 198)))
              g_assert_true (pixel == 0 || pixel == 0xffffff);
          }
      cairo_surface_destroy (surface);
    }
}

/* What is left out beyond the clip must not be missing within it. */
static void
test_clip (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);
  static const double scales[] = { 0.1, 0.3, 0.5, 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      RemitRect clip = { 100, 60, SIDE / scales[i], SIDE / scales[i] };
      cairo_surface_t *whole = paint (scene, clip.x, clip.y, scales[i], NULL);
      cairo_surface_t *clipped = paint (scene, clip.x, clip.y, scales[i], &clip);

      g_assert_true (equal_surfaces (whole, clipped));
      cairo_surface_destroy (whole);
      cairo_surface_destroy (clipped);
    }
}

/* The same but for the rounding of antialiased slants. */
static void
check_near (guint32 a, guint32 b)
{
  for (int shift = 0; shift < 24; shift += 8)
    g_assert_cmpint (ABS ((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff)), <=, 8);
}

/* A pan copies pixels: a shift by whole pixels must give the same ones, also left of the origin. */
static void
test_shift (void)
{
  g_autoptr (TestMap) map = test_map_new_sample ();
  g_autoptr (RemitScene) scene = test_map_draw (map);
  static const double scales[] = { 0.1, 0.25, 0.5, 1, 1.5 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *here = paint_pixels (scene, -30, -10, scales[i], NULL);
      cairo_surface_t *there = paint_pixels (scene, 30, 10, scales[i], NULL);

      for (int y = 0; y < SIDE - 20; y++)
        for (int x = 0; x < SIDE - 60; x++)
          check_near (get_pixel (here, x + 60, y + 20), get_pixel (there, x, y));
      cairo_surface_destroy (here);
      cairo_surface_destroy (there);
    }
}

static void
test_detail (void)
{
  g_autoptr (RemitScene) scene = _remit_scene_new ((RemitRgba){ 1, 1, 1, 1 });
  g_autoptr (RemitScene) empty = _remit_scene_new ((RemitRgba){ 1, 1, 1, 1 });
  RemitRect rect = { 0, 0, 300, 20 };
  cairo_surface_t *small, *large, *blank;

  _remit_scene_add_text (scene, REMIT_PART_NODE, 1, &rect, "Consent platform", 14, 700,
                         PANGO_ALIGN_LEFT, (RemitRgba){ 0, 0, 0, 1 });
  _remit_scene_finish (scene);
  _remit_scene_finish (empty);
  blank = paint (empty, 0, 0, 1, NULL);
  small = paint (scene, 0, 0, 4.9 / 14, NULL);
  large = paint (scene, 0, 0, 5.1 / 14, NULL);
  g_assert_true (equal_surfaces (blank, small));
  g_assert_false (equal_surfaces (blank, large));
  cairo_surface_destroy (blank);
  cairo_surface_destroy (small);
  cairo_surface_destroy (large);
}

/* All palettes, styles and odd transformations; nothing but the status can be said of them. */
static void
test_transformations (void)
{
  g_autoptr (TestMap) map = test_map_new_zoo ();
  g_autoptr (RemitScene) scene = test_map_draw (map);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);

  for (int i = 0; i < 6; i++)
    {
      cairo_t *cr = cairo_create (surface);

      if (i == 1)
        cairo_rotate (cr, 0.3);
      if (i == 2)
        cairo_scale (cr, -1, 1);
      if (i == 3)
        cairo_scale (cr, 2, 1);
      if (i == 4)
        cairo_surface_set_device_scale (surface, 2, 2);
      if (i == 5)
        cairo_push_group (cr);
      remit_scene_paint (scene, cr, NULL, 1);
      if (i == 5)
        cairo_pop_group_to_source (cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
}

static void
test_paint_items (void)
{
  g_autoptr (TestMap) map = test_map_new ();
  RemitId first = test_map_add (map, REMIT_NODE_APPLICATION, "First", 10, 10);
  RemitId second = test_map_add (map, REMIT_NODE_APPLICATION, "Second", 10, 200);
  g_autoptr (RemitScene) scene = test_map_draw (map);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  remit_scene_paint_items (scene, cr, &second, 1, 1);
  remit_scene_paint_items (scene, cr, &first, 0, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmpuint (get_pixel (surface, 100, 30), ==, 0);
  g_assert_cmpuint (get_pixel (surface, 150, 208), ==, 0xffffff);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/svg/text", test_svg_text);
  g_test_add_func ("/draw/svg/hostile-names", test_svg_hostile);
  g_test_add_func ("/draw/svg/numbers", test_svg_locale);
  g_test_add_func ("/draw/pdf/text", test_pdf);
  g_test_add_func ("/draw/png/size", test_png_size);
  g_test_add_func ("/draw/png/too-large", test_png_too_large);
  g_test_add_func ("/draw/export/formats", test_formats);
  g_test_add_func ("/draw/export/refusals", test_refusals);
  g_test_add_func ("/draw/export/read-only-folder", test_read_only_folder);
  g_test_add_func ("/draw/export/full-disk", test_full_disk);
  g_test_add_func ("/draw/export/symbolic-link", test_symbolic_link);
  g_test_add_func ("/draw/export/stdout", test_stdout);
  g_test_add_func ("/draw/painter/crisp", test_crisp);
  g_test_add_func ("/draw/painter/clip", test_clip);
  g_test_add_func ("/draw/painter/shift", test_shift);
  g_test_add_func ("/draw/painter/detail", test_detail);
  g_test_add_func ("/draw/painter/transformations", test_transformations);
  g_test_add_func ("/draw/painter/items", test_paint_items);
  return g_test_run ();
}
