using System.Diagnostics;
using LamPS.Contracts;
using LamPS.Core;
using LamPS.Core.Actions;
using LamPS.Core.Applications;
using LamPS.Core.Desktops;
using Xunit;

namespace LamPS.Testing.Desktops;

/// <content>Launching, closing, cancelling.</content>
public abstract partial class DesktopContract
{
    [Fact]
    public async Task A_launched_application_is_listed_and_answers()
    {
        Assert.Equal(Application.Name, Instance.Name);
        Assert.Contains(await Desktop.GetApplicationsAsync(Token), a => a.Key == Instance.Key);
        Assert.Equal(ApplicationHealth.Responding, await Desktop.CheckAsync(Instance, Token));
    }

    [Fact]
    public async Task A_closed_application_is_gone_and_closing_it_again_is_fine()
    {
        var first = await Desktop.CloseAsync(Instance, CloseMode.Discard, Token);
        var second = await Desktop.CloseAsync(Instance, CloseMode.Discard, Token);

        Assert.True(first.IsDone, first.ToString());
        Assert.True(second.IsDone, second.ToString());
        Assert.Equal(ApplicationHealth.Exited, await Desktop.CheckAsync(Instance, Token));
        Assert.DoesNotContain(await Desktop.GetApplicationsAsync(Token), a => a.Key == Instance.Key);
        Assert.Equal(0, (await CaptureAsync()).Count);
        Assert.Empty(await Desktop.GetMenusAsync(Instance, Token));
    }

    [Fact]
    public async Task Unsaved_changes_do_not_stop_a_close_that_discards_them()
    {
        var box = await FindAsync(TextBox);
        await DoAsync(UiFunctions.SetText.Name, box.Id, ("text", "never saved"));

        var outcome = await Desktop.CloseAsync(Instance, CloseMode.Discard, Token);

        Assert.True(outcome.IsDone, outcome.ToString());
        Assert.Equal(ApplicationHealth.Exited, await Desktop.CheckAsync(Instance, Token));
    }

    [Fact]
    public async Task A_killed_application_is_gone_and_acting_in_it_is_not_done()
    {
        await Desktop.CloseAsync(Instance, CloseMode.Kill, Token);

        Assert.Equal(ApplicationHealth.Exited, await Desktop.CheckAsync(Instance, Token));
        AssertOutcome(await ActAsync(UiFunctions.InvokeMenu.Name, default, ("path", "File > Save")), Outcome.NotFound, Outcome.Failed);
    }

    [Fact]
    public async Task An_unknown_application_is_an_error_that_names_the_remedy()
    {
        var unknown = new ApplicationDefinition { Name = "no-such-app", Title = "No such", Desktops = [Desktop.Kind], Command = "no-such-app-anywhere" };

        var error = await Assert.ThrowsAsync<LamException>(async () => await Desktop.LaunchAsync(new LaunchRequest(unknown), Token));

        Assert.Contains(error.Id, new[] { nameof(DesktopErrors.ApplicationUnknown), nameof(DesktopErrors.ApplicationNotInstalled) });
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public async Task A_document_that_is_not_there_is_an_error_that_names_it()
    {
        var path = Path.Combine(Path.GetTempPath(), "lamps-no-such-folder", "no-such-document.txt");

        var error = await Assert.ThrowsAsync<LamException>(async () => await Desktop.LaunchAsync(new LaunchRequest(Application, path), Token));

        Assert.Equal((nameof(DesktopErrors.DocumentNotFound), ExitCode.InvalidInput), (error.Id, error.ExitCode));
        Assert.Contains(path, error.Message);
    }

    [Fact]
    public async Task A_cancelled_call_throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var token = cancelled.Token;
        var root = (await CaptureAsync())[0].Id;

        await AssertCancelledAsync(async () => await Desktop.CaptureAsync(new CaptureRequest { Application = Instance }, token));
        await AssertCancelledAsync(async () => await Desktop.ReadAsync(root, token));
        await AssertCancelledAsync(async () => await Desktop.GetMenusAsync(Instance, token));
        await AssertCancelledAsync(async () => await Desktop.ActAsync(Instance, LamAction.Of(UiFunctions.InvokeMenu.Name), token));
        await AssertCancelledAsync(async () => await Desktop.WaitForChangeAsync(TimeSpan.FromSeconds(30), token));
        await AssertCancelledAsync(async () => await Desktop.LaunchAsync(new LaunchRequest(Application, Document), token));
        Assert.Equal(ApplicationHealth.Responding, await Desktop.CheckAsync(Instance, Token));
    }

    [Fact]
    public async Task Waiting_stops_within_a_second_of_its_cancellation()
    {
        await CaptureAsync();
        if (!Desktop.ChangesByItself)
        {
            // There is nothing to wait for, so there is nothing to cancel: it has to say so at once.
            Assert.True(Desktop.WaitForChangeAsync(TimeSpan.FromSeconds(30), Token).IsCompleted);
            return;
        }

        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        var watch = Stopwatch.StartNew();

        try
        {
            // Live applications change by themselves (a blinking caret), so this may end many times before the cancellation.
            while (watch.ElapsedMilliseconds < 2000)
            {
                await Desktop.WaitForChangeAsync(TimeSpan.FromSeconds(30), cancelled.Token);
                await Desktop.CaptureAsync(new CaptureRequest { Application = Instance }, cancelled.Token);
            }

            Assert.Fail("Was never cancelled.");
        }
        catch (OperationCanceledException)
        {
            Assert.InRange(watch.ElapsedMilliseconds, 0, 1100);
        }
    }

    [Fact]
    public async Task Disposing_twice_is_fine()
    {
        var desktop = await CreateDesktopAsync();

        await ReleaseDesktopAsync(desktop);
        await ReleaseDesktopAsync(desktop);
    }

    private static async Task AssertCancelledAsync(Func<Task> call)
    {
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(call);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }
}
