using LamPS.Desktop.AtSpi.DBus;

namespace LamPS.Desktop.AtSpi.Accessibility;

/// <summary>Interfaces that an accessible object offers.</summary>
[Flags]
internal enum AtSpiInterfaces
{
    None = 0,
    Accessible = 1 << 0,
    Action = 1 << 1,
    Application = 1 << 2,
    Collection = 1 << 3,
    Component = 1 << 4,
    EditableText = 1 << 5,
    Selection = 1 << 6,
    Table = 1 << 7,
    TableCell = 1 << 8,
    Text = 1 << 9,
    Value = 1 << 10,
    Document = 1 << 11,
    Image = 1 << 12,
}

/// <summary>Names of the interfaces on the bus.</summary>
internal static class AtSpiNames
{
    public const string Prefix = "org.a11y.atspi.";
    public const string Accessible = Prefix + "Accessible";
    public const string Action = Prefix + "Action";
    public const string Application = Prefix + "Application";
    public const string Collection = Prefix + "Collection";
    public const string Component = Prefix + "Component";
    public const string EditableText = Prefix + "EditableText";
    public const string Selection = Prefix + "Selection";
    public const string Table = Prefix + "Table";
    public const string Text = Prefix + "Text";
    public const string Value = Prefix + "Value";
    public const string Properties = "org.freedesktop.DBus.Properties";
    public const string Registry = Prefix + "Registry";
    public const string RegistryPath = "/org/a11y/atspi/registry";

    /// <summary>Reads the interfaces <c>as</c> of an object; unknown ones are passed over.</summary>
    public static AtSpiInterfaces ReadInterfaces(ref MessageReader reader)
    {
        var found = AtSpiInterfaces.None;
        var end = reader.ReadArrayStart(4);
        while (reader.HasNext(end))
        {
            found |= reader.ReadString() switch
            {
                Accessible => AtSpiInterfaces.Accessible,
                Action => AtSpiInterfaces.Action,
                Application => AtSpiInterfaces.Application,
                Collection => AtSpiInterfaces.Collection,
                Component => AtSpiInterfaces.Component,
                EditableText => AtSpiInterfaces.EditableText,
                Selection => AtSpiInterfaces.Selection,
                Table => AtSpiInterfaces.Table,
                Prefix + "TableCell" => AtSpiInterfaces.TableCell,
                Text => AtSpiInterfaces.Text,
                Value => AtSpiInterfaces.Value,
                Prefix + "Document" => AtSpiInterfaces.Document,
                Prefix + "Image" => AtSpiInterfaces.Image,
                _ => AtSpiInterfaces.None,
            };
        }

        return found;
    }
}
