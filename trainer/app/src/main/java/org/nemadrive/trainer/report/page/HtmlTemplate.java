package org.nemadrive.trainer.report.page;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.nemadrive.simulator.files.AtomicFile;
import org.nemadrive.simulator.visual.VisualTokens;

/** Fills the templates that lie beside this class; whatever is put in is escaped for HTML. */
public final class HtmlTemplate {
  private static final Configuration TEMPLATES = new Configuration(Configuration.VERSION_2_3_34);

  static {
    TEMPLATES.setClassForTemplateLoading(HtmlTemplate.class, "");
    TEMPLATES.setDefaultEncoding(StandardCharsets.UTF_8.name());
    TEMPLATES.setLocale(Locale.ROOT);
    TEMPLATES.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    TEMPLATES.setLogTemplateExceptions(false);
    TEMPLATES.setWrapUncheckedExceptions(true);
  }

  private HtmlTemplate() {}

  /**
   * Writes a page.
   *
   * @param file the page
   * @param template name of the template
   * @param model what it needs, by name
   */
  public static void write(Path file, String template, Map<String, Object> model)
      throws IOException {
    StringWriter page = new StringWriter();
    try {
      Map<String, Object> all = new HashMap<>(model);
      all.put("tokens", VisualTokens.css());
      TEMPLATES.getTemplate(template).process(all, page);
    } catch (TemplateException e) {
      throw new IllegalStateException("template " + template + " cannot be filled", e);
    }
    AtomicFile.write(file, out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
