using System.Text;
using LamPS.Desktop.Sandbox.Controls;

namespace LamPS.Desktop.Sandbox.Applications;

/// <content>Find, replace.</content>
internal sealed partial class TextEditor
{
    private string _lastSearch = "";
    private Window? _searchDialog;

    private void ShowFind() => ShowSearch("Find", replace: false);

    private void ShowReplace() => ShowSearch("Find and Replace", replace: true);

    private void ShowSearch(string title, bool replace)
    {
        if (_searchDialog is { IsOpen: true })
        {
            if (_searchDialog.Name == title)
            {
                Screen.Raise(_searchDialog);
                return;
            }

            Screen.Close(_searchDialog);
        }

        var dialog = _searchDialog = Dialogs.Make(this, title, modal: false, size: new Size(480, 0));
        var find = new TextBox("Find", _document.Buffer is { HasSelection: true } b && !b.Selected.Contains('\n') ? b.Selected : _lastSearch) { Stretch = true };
        var with = new TextBox("Replace") { Stretch = true };
        var matchCase = new CheckBox("Match case");
        var wholeWords = new CheckBox("Whole words");
        var notice = new Label("") { Height = 20, Stretch = true, Color = Painting.Theme.Muted };
        var form = new Form().Field(find);
        if (replace)
        {
            form.Field(with);
        }

        var findNext = new Button("Find Next", () => notice.Name = FindNext(Options())) { IsDefault = true };
        var replaceOne = new Button("Replace", () => notice.Name = ReplaceOne(Options(), with.Text));
        var replaceAll = new Button("Replace All", () => notice.Name = ReplaceAll(Options(), with.Text));
        dialog.AddContent(
            form.Plain(Box.Row(matchCase, wholeWords)),
            notice,
            replace
                ? Dialogs.Buttons(findNext, replaceOne, replaceAll, Dialogs.Closing(dialog, "Close"))
                : Dialogs.Buttons(findNext, Dialogs.Closing(dialog, "Close")));
        find.Changed = Enable;
        Enable();
        Screen.Open(dialog);

        Search Options() => new(_lastSearch = find.Text, matchCase.IsChecked, wholeWords.IsChecked);

        void Enable() => findNext.Enabled = replaceOne.Enabled = replaceAll.Enabled = find.Text.Length > 0;
    }

    private string FindNext(Search search)
    {
        var buffer = _document.Buffer;
        var at = search.Next(buffer.Text, buffer.End);
        var wrapped = at < 0;
        at = wrapped ? search.Next(buffer.Text, 0) : at;
        if (at < 0)
        {
            return $"\"{search.Text}\" was not found";
        }

        buffer.Select(at, at + search.Text.Length);
        _document.MovedTo();
        return wrapped ? $"{_place.Name}, from the beginning again" : _place.Name;
    }

    private string ReplaceOne(Search search, string with)
    {
        var buffer = _document.Buffer;
        if (!buffer.HasSelection || search.Next(buffer.Text, buffer.Start) != buffer.Start || buffer.End - buffer.Start != search.Text.Length)
        {
            var found = FindNext(search);
            if (!buffer.HasSelection || search.Next(buffer.Text, buffer.Start) != buffer.Start)
            {
                return found;
            }
        }

        buffer.Insert(with);
        _document.Edited();
        FindNext(search);
        return "1 occurrence replaced";
    }

    private string ReplaceAll(Search search, string with)
    {
        var text = _document.Text;
        var result = new StringBuilder(text.Length);
        int count = 0, from = 0;
        for (var at = search.Next(text, 0); at >= 0; at = search.Next(text, from))
        {
            result.Append(text, from, at - from).Append(with);
            from = at + search.Text.Length;
            count++;
        }

        if (count == 0)
        {
            return $"\"{search.Text}\" was not found";
        }

        _document.Buffer.Set(result.Append(text, from, text.Length - from).ToString());
        _document.Edited();
        return count == 1 ? "1 occurrence replaced" : $"{count} occurrences replaced";
    }

    private sealed record Search(string Text, bool MatchCase, bool WholeWords)
    {
        public int Next(string text, int from)
        {
            var comparison = MatchCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            for (var at = text.IndexOf(Text, from, comparison); at >= 0; at = at < text.Length ? text.IndexOf(Text, at + 1, comparison) : -1)
            {
                var end = at + Text.Length;
                if (!WholeWords || ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))))
                {
                    return at;
                }
            }

            return -1;
        }
    }
}
