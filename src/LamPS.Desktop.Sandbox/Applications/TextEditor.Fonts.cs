using LamPS.Desktop.Sandbox.Controls;
using LamPS.Desktop.Sandbox.Painting;

namespace LamPS.Desktop.Sandbox.Applications;

/// <content>The font of the document.</content>
internal sealed partial class TextEditor
{
    private const string Sans = "DejaVu Sans";
    private const string Mono = "DejaVu Sans Mono";
    private FontChoice _font = new(Mono, 11, false, false);

    private void ShowFont()
    {
        var dialog = Dialogs.Make(this, "Font", size: new Size(420, 0));
        var family = new ComboBox("Family", [Sans, Mono], _font.Family);
        var size = new SpinButton("Size", _font.Size, 6, 72);
        var bold = new CheckBox("Bold", _font.Bold);
        var italic = new CheckBox("Italic", _font.Italic);
        dialog.AddContent(
            new Form().Field(family).Field(size).Plain(Box.Row(bold, italic)),
            Dialogs.Buttons(
                Dialogs.Closing(dialog, "Cancel"),
                Dialogs.Closing(dialog, "OK", () => SetFont(new FontChoice(family.Choice, size.Number, bold.IsChecked, italic.IsChecked)), isDefault: true)));
        Screen.Open(dialog);
    }

    private void SetFont(FontChoice font)
    {
        _font = font;
        _boldTool.IsChecked = font.Bold;
        _italicTool.IsChecked = font.Italic;
        _document.Look.Font = font is { Family: Mono, Bold: false } ? Font.Mono : Font.Nearest(font.Bold, font.Size);
        _document.Look.Slanted = font.Italic;
        _status.Say($"Font {font.Family} {font.Size}{(font.Bold ? " bold" : "")}{(font.Italic ? " italic" : "")}");
        Screen.Touch();
    }

    private sealed record FontChoice(string Family, int Size, bool Bold, bool Italic);
}
