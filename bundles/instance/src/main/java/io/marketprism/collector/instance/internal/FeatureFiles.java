package io.marketprism.collector.instance.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Feature repositories, read to learn which bundles some features consist of. A slim instance has no features service;
 * what that would have found out is found out here, before it starts: the features named, those they name in turn, and
 * all their bundles. Conditional parts are left out.
 */
final class FeatureFiles {

    private static final int DEFAULT_START_LEVEL = 80;

    private final Path system;
    private final Map<String, Element> features = new HashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    private FeatureFiles(Path system) {
        this.system = system;
    }

    /** Reads repositories, and those they refer to as far as they lie in the folder, from a folder laid out as Karaf's system. */
    static FeatureFiles read(Path system, List<String> repositories) throws IOException {
        FeatureFiles files = new FeatureFiles(system);
        for (String repository : repositories) {
            if (!Files.exists(MavenPath.in(system, repository))) {
                throw new IOException("The feature repository " + repository + " is not in " + system);
            }
            files.readOnce(repository);
        }
        return files;
    }

    private void readOnce(String repository) throws IOException {
        Path file = MavenPath.in(system, repository);
        if (!read.add(repository) || !Files.exists(file)) {
            return;
        }
        for (Element element : children(parse(file).getDocumentElement())) {
            switch (element.getLocalName()) {
                case "feature" -> features.putIfAbsent(element.getAttribute("name"), element);
                case "repository" -> readOnce(element.getTextContent().strip());
                default -> {}
            }
        }
    }

    /**
     * The bundles of some features, each once, by start level and then in the order they are named.
     *
     * @throws IOException in a sentence, if a feature is in none of the repositories
     */
    List<StartupBundle> bundles(List<String> names) throws IOException {
        Map<String, StartupBundle> bundles = new LinkedHashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String name : names) {
            collect(name, seen, bundles);
        }
        List<StartupBundle> sorted = new ArrayList<>(bundles.values());
        sorted.sort(Comparator.comparingInt(StartupBundle::startLevel));
        return sorted;
    }

    private void collect(String name, Set<String> seen, Map<String, StartupBundle> bundles) throws IOException {
        if (!seen.add(name)) {
            return;
        }
        Element feature = features.get(name);
        if (feature == null) {
            throw new IOException("The feature " + name + " is in none of the repositories " + read);
        }
        for (Element element : children(feature)) {
            switch (element.getLocalName()) {
                case "feature" -> collect(element.getTextContent().strip(), seen, bundles);
                case "bundle" -> {
                    String uri = element.getTextContent().strip();
                    String level = element.getAttribute("start-level");
                    int startLevel = level.isEmpty() ? DEFAULT_START_LEVEL : Integer.parseInt(level);
                    bundles.merge(uri, new StartupBundle(uri, startLevel), FeatureFiles::earlier);
                }
                default -> {}
            }
        }
    }

    private static StartupBundle earlier(StartupBundle one, StartupBundle other) {
        return one.startLevel() <= other.startLevel() ? one : other;
    }

    private static Document parse(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The feature repository " + file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static List<Element> children(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
