using System.Diagnostics;
using LamPS.Contracts.Hosting;
using LamPS.Core.Policies;
using LamPS.Host.Operations;
using LamPS.Host.Scheduling;
using LamPS.Host.Serving;
using Xunit;

namespace LamPS.Host.Tests.Serving;

/// <summary>The host on the desktop, for those who call from where no desktop is.</summary>
public sealed class BridgeTests : IDisposable
{
    private static readonly HostInfo Remote = new(1, "0.1.0", 1, default, 0, 0, 0, "", "", "session 0 (services, no desktop)", HasDesktop: false);
    private static readonly HostInfo Interactive = Remote with { Session = "session 2", HasDesktop = true };
    private static readonly LogonHostInfo AtLogon = new("windows", "enabled", [], "zoe", false, "", @"\LamPS\Host\PC.zoe", []);
    private static readonly Account Zoe = new(@"PC\zoe", "S-1-5-21-1-2-3-1001");

    private readonly LampsProcess _lamps = new();

    public void Dispose() => _lamps.Dispose();

    [Fact]
    public void A_host_without_a_desktop_makes_room_for_one_with_a_desktop_and_no_other_does()
    {
        Assert.True(HostPlace.GivesWay(Remote, hasDesktop: true));
        Assert.True(HostPlace.GivesWay(Remote with { Clients = 2 }, hasDesktop: true));
        Assert.False(HostPlace.GivesWay(Remote with { Runs = 1 }, hasDesktop: true));
        Assert.False(HostPlace.GivesWay(Remote, hasDesktop: false));
        Assert.False(HostPlace.GivesWay(Interactive, hasDesktop: true));
    }

    [Fact]
    public void Doctor_says_how_a_desktop_is_reached()
    {
        Assert.Equal([true, true, true], Ok(new(Zoe, true, null, AtLogon)));
        Assert.Equal([true, true, true], Ok(new(Zoe, true, null, null)));
        Assert.Equal([true, true, true], Ok(new(Zoe, false, Interactive, AtLogon)));
        Assert.Equal([true, false, true], Ok(new(Zoe, false, null, null)));
        Assert.Equal([true, false, true], Ok(new(Zoe, false, Remote, AtLogon)));
        Assert.Equal([true, true, false], Ok(new(Zoe, true, null, AtLogon with { State = "disabled" })));
        Assert.Equal([true, true, false], Ok(new(Zoe, true, null, AtLogon with { Changes = ["x"] })));
        Assert.Equal([false, false, true], Ok(new(new Account(@"NT AUTHORITY\SYSTEM", "S-1-5-18"), false, null, null)));
    }

    [Fact]
    public async Task A_host_that_is_started_on_a_desktop_takes_the_place_of_one_without()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "on Linux a variable says whether there is a desktop");
        await using var host = await ServingHost.StartAsync();
        using (var connection = await host.ConnectAsync())
            Assert.False(connection.Host.HasDesktop);

        using var other = host.Start(new Dictionary<string, string> { ["DISPLAY"] = ":77" }, "serve");
        Assert.Contains($"process {other.Id}", await other.StandardOutput.ReadLineAsync().WaitAsync(ServingHost.Soon));
        await host.Process.WaitForExitAsync().WaitAsync(ServingHost.Soon);
        await ServingHost.UntilAsync(() => Task.FromResult(HostConnection.IsThere(host.Address)), "no host");
        using (var connection = await host.ConnectAsync())
            Assert.Equal((other.Id, true, ":77"), (connection.Host.ProcessId, connection.Host.HasDesktop, connection.Host.Session));

        var doctor = await host.RunAsync("doctor", "--output", "json");
        var reached = doctor.Json.GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("area").GetString() == "bridge" && c.GetProperty("name").GetString() == "desktop");
        Assert.True(reached.GetProperty("ok").GetBoolean());
        Assert.Contains($"process {other.Id}", reached.GetProperty("detail").GetString());

        // And not the other way round.
        Assert.Contains("[HostAlreadyRunning]", (await host.RunAsync("serve")).Error);
        Assert.Equal(0, (await host.RunAsync("serve", "--stop")).ExitCode);
        await other.WaitForExitAsync().WaitAsync(ServingHost.Soon);
    }

    [Fact]
    public async Task A_host_that_waits_follows_the_one_that_ends()
    {
        await using var host = await ServingHost.StartAsync();
        using var next = host.Start(new Dictionary<string, string>(), "serve", "--wait", "--idle-timeout", "never");
        Assert.Contains("waiting for its end", await next.StandardError.ReadLineAsync().WaitAsync(ServingHost.Soon));
        Assert.Equal(0, (await host.RunAsync("serve", "--stop")).ExitCode);
        Assert.Contains($"process {next.Id}", await next.StandardOutput.ReadLineAsync().WaitAsync(ServingHost.Soon));
        next.Kill();
        await next.WaitForExitAsync();
    }

    [Fact]
    public async Task A_service_account_is_refused_and_served_when_a_policy_allows_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/setpriv"), "needs root and setpriv to act as a service account");
        var refused = await AsDaemonAsync("serve");
        Assert.True(refused.ExitCode == 3, refused.ToString());
        Assert.Contains("[ServiceAccountRefused]", refused.Error);
        Assert.Contains("service-accounts: allow", refused.Error);

        // Registering is refused likewise, before anything is written.
        Assert.Equal(3, (await AsDaemonAsync("serve", "--at-logon")).ExitCode);

        File.WriteAllText(_lamps.PathOf("allowed.yaml"), "extends: unattended\nservice-accounts: allow\n");
        using var process = StartAsDaemon("serve", "--policy", "allowed.yaml", "--idle-timeout", "1s");
        Assert.Contains("serving this user", await process.StandardOutput.ReadLineAsync().WaitAsync(ServingHost.Soon));
        await process.WaitForExitAsync().WaitAsync(ServingHost.Soon);
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("windows", "<LogonTrigger>")]
    [InlineData("systemd", "WantedBy=graphical-session.target")]
    public async Task What_would_be_registered_is_printed_and_nothing_else_happens(string kind, string text)
    {
        var printed = await _lamps.RunAsync("serve", "--at-logon", "--print", "--for", kind);
        Assert.True(printed.ExitCode == 0, printed.ToString());
        Assert.Contains(text, printed.Output);
        Assert.False(Directory.Exists(_lamps.PathOf("home")));
    }

    [Theory]
    [InlineData("--now")]
    [InlineData("--remove")]
    [InlineData("--highest")]
    [InlineData("--print")]
    [InlineData("--for", "windows")]
    [InlineData("--at-logon", "--for", "windows")]
    [InlineData("--at-logon", "--print", "--for", "cron")]
    [InlineData("--at-logon", "--print", "--for", "systemd", "--highest")]
    [InlineData("--at-logon", "--print", "--idle-timeout", "soon")]
    [InlineData("--at-logon", "--print", "--policy", "lenient")]
    public async Task A_slip_is_exit_code_2(params string[] options)
    {
        var result = await _lamps.RunAsync(["serve", .. options]);
        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task Without_a_registration_there_is_none_to_show_or_remove()
    {
        _lamps.Environment["XDG_CONFIG_HOME"] = _lamps.PathOf("config");
        foreach (var option in (string[])["--status", "--remove"])
        {
            var result = await _lamps.RunAsync("serve", "--at-logon", option);
            Assert.True(result.ExitCode == 2, result.ToString());
            Assert.Contains("[HostNotRegistered]", result.Error);
        }
    }

    private static IEnumerable<bool> Ok(BridgeHealth.Facts facts)
    {
        var checks = BridgeHealth.Of(facts);
        Assert.All(checks, c => Assert.Equal(c.Ok, c.Remedy.Length == 0));
        return checks.Select(c => c.Ok);
    }

    private async Task<LampsResult> AsDaemonAsync(params string[] arguments)
    {
        using var process = StartAsDaemon(arguments);
        return await LampsProcess.FinishAsync(process);
    }

    // As the account 'daemon', which must be able to read what was built.
    private Process StartAsDaemon(params string[] arguments)
    {
        var home = Directory.CreateDirectory(_lamps.PathOf("daemon")).FullName;
        using (var give = Process.Start("/bin/sh", ["-c", $"chown 1:1 '{home}' && chmod 711 '{_lamps.Folder}'"])!)
            give.WaitForExit();
        var start = new ProcessStartInfo("/usr/bin/setpriv", ["--reuid=1", "--regid=1", "--clear-groups", "dotnet", Path.Combine(AppContext.BaseDirectory, "lamps.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _lamps.Folder,
        };
        start.Environment["LAMPS_HOME"] = home;
        start.Environment["HOME"] = home;
        start.Environment["DOTNET_CLI_HOME"] = home;
        return Process.Start(start)!;
    }
}
