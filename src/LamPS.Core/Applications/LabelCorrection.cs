namespace LamPS.Core.Applications;

/// <summary>A field that the screen calls otherwise than its help, and everybody: labels that an application has swapped, or written wrong.</summary>
/// <param name="Dialog">Title of the dialog.</param>
/// <param name="Tab">Tab that it is on, or empty.</param>
/// <param name="Role">Role name (<c>spinbutton</c>).</param>
/// <param name="Shown">What the screen calls it.</param>
/// <param name="Label">What it is.</param>
public sealed record LabelCorrection(string Dialog, string Tab, string Role, string Shown, string Label)
{
    /// <summary>A dialog with its fields called what they are.</summary>
    /// <param name="dialog">Dialog as it was found.</param>
    public MapDialog Apply(MapDialog dialog) => dialog.Name != Dialog ? dialog : dialog with
    {
        Fields = [.. dialog.Fields.Select(f => f.Shown.Length == 0 && (f.Tab, f.Role, f.Label) == (Tab, Role, Shown) ? f with { Label = Label, Shown = Shown } : f)],
    };
}
