using LamPS.Contracts;
using LamPS.Core;
using LamPS.Model.Devices;
using Xunit;

namespace LamPS.Model.Tests.Devices;

public sealed class DeviceSelectorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_of_a_named_order_that_works_is_chosen()
    {
        var choice = await Selector(("webgpu", Works("webGpu", 9, 3)), ("cpu", Works("cpu", 3, 3))).ChooseAsync("webgpu, cpu", Token);
        Assert.Equal(DeviceKind.WebGpu, choice.Kind);
        Assert.Single(choice.Reports);
        Assert.Contains("configured", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unasked_a_device_that_is_slower_than_the_processor_is_passed_over_with_the_reason()
    {
        var launcher = Launcher(("webgpu", Works("webGpu", 9, 3)), ("cpu", Works("cpu", 3, 3)));
        var choice = await new DeviceSelector(launcher).ChooseAsync("auto", Token);
        Assert.Equal(DeviceKind.Cpu, choice.Kind);
        Assert.Contains("webgpu is slower than the processor (9.0 ms against 3.0 ms)", choice.Reason, StringComparison.Ordinal);
        Assert.Contains("cuda doesn't work", choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unasked_a_quicker_device_is_chosen()
    {
        var choice = await Selector(("webgpu", Works("webGpu", 1, 3)), ("cpu", Works("cpu", 3, 3))).ChooseAsync("", Token);
        Assert.Equal(DeviceKind.WebGpu, choice.Kind);
    }

    [Fact]
    public async Task Crashes_hangs_and_nonsense_are_reports_and_the_next_device_takes_over()
    {
        var selector = Selector(
            ("cuda", new ProbeEnd(139, "", "")), ("directml", new ProbeEnd(null, "", "it gave no answer within 20 s")), ("webgpu", new ProbeEnd(0, "{\"x\":", "")), ("cpu", Works("cpu", 3, 3)));
        var choice = await selector.ChooseAsync("cuda,directml,webgpu,cpu", Token);
        Assert.Equal(DeviceKind.Cpu, choice.Kind);
        Assert.Contains("ended the probe's process (exit code 139)", choice.Reports[0].Problem, StringComparison.Ordinal);
        Assert.Contains("no answer", choice.Reports[1].Problem, StringComparison.Ordinal);
        Assert.Contains("can't be read", choice.Reports[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_device_and_unknown_devices_are_errors()
    {
        var none = await Assert.ThrowsAsync<LamException>(() => Selector(("cuda", new ProbeEnd(139, "", ""))).ChooseAsync("cuda", Token));
        Assert.Equal(("NoDeviceWorks", ExitCode.NotReady), (none.Id, none.ExitCode));
        Assert.Equal("DeviceUnknown", (await Assert.ThrowsAsync<LamException>(() => Selector().ChooseAsync("tpu", Token))).Id);
        Assert.Equal([new(DeviceKind.WebGpu), new(DeviceKind.Cpu)], DeviceKinds.ParseOrder(" WebGPU ,cpu,cpu "));
    }

    [Fact]
    public async Task An_adapter_is_named_behind_directml_and_the_one_that_was_tried_is_used()
    {
        Assert.Equal([new(DeviceKind.DirectMl, "RTX 4090"), new(DeviceKind.DirectMl), new(DeviceKind.Cpu)], DeviceKinds.ParseOrder("DirectML: RTX 4090, directml, cpu"));
        Assert.Equal("directml:1", new DeviceName(DeviceKind.DirectMl, "1").ToString());
        Assert.All(["cpu:1", "directml:", "webgpu:0"], name => Assert.Equal("DeviceUnknown", Assert.Throws<LamException>(() => DeviceKinds.ParseOrder(name)).Id));

        var choice = await Selector(("directml:1", new ProbeEnd(0, """{"kind":1,"works":true,"problem":"","adapters":[],"adapter":1,"adapterName":"Radeon"}""", ""))).ChooseAsync("directml:1", Token);

        Assert.Equal((DeviceKind.DirectMl, 1), (choice.Kind, choice.Adapter));
        Assert.Equal("1", DeviceKinds.Provider(choice.Kind, choice.Adapter)!.Options["device_id"]);
    }

    [Fact]
    public async Task What_was_passed_over_is_explained_with_what_can_be_done()
    {
        var choice = await Selector(
            ("cuda", new ProbeEnd(0, """{"kind":3,"works":false,"problem":"built without it","adapters":[],"isBuiltIn":false}""", "")),
            ("directml", new ProbeEnd(0, """{"kind":1,"works":false,"problem":"the driver is from 2015.","adapters":[]}""", "")),
            ("webgpu", Works("webGpu", 9, 3)),
            ("cpu", Works("cpu", 3, 3))).ChooseAsync("cuda,directml,cpu,webgpu", Token);
        var advice = DeviceAdvice.Of(choice).ToList();

        var directMl = Assert.Single(advice);
        Assert.Equal(("directml", false, "models don't run on it: the driver is from 2015"), (directMl.Name, directMl.Works, directMl.Reason));
        Assert.Contains("DirectX 12", directMl.Remedy, StringComparison.Ordinal);

        var slow = DeviceAdvice.Of(await Selector(("webgpu", Works("webGpu", 9, 3)), ("cpu", Works("cpu", 3, 3))).ChooseAsync("auto", Token)).Last();
        Assert.Equal(("webgpu", true, "works, and isn't used: it took 9.0 ms where the processor took 3.0 ms"), (slow.Name, slow.Works, slow.Reason));
    }

    [Fact]
    public async Task A_process_is_run_and_what_it_says_before_the_report_is_passed_over()
    {
        var end = await Shell("echo noise; echo '{\"kind\":0,\"works\":true,\"problem\":\"\",\"adapters\":[]}'", "echo {}").LaunchAsync("cpu", TimeSpan.FromSeconds(10), Token);
        Assert.Equal((0, ""), (end.ExitCode, end.Problem));
        Assert.NotNull(DeviceProbe.Read(end.Output));
        var failing = await Shell("exit 7", "exit 7").LaunchAsync("cpu", TimeSpan.FromSeconds(10), Token);
        Assert.Equal(7, failing.ExitCode);
    }

    [Fact]
    public async Task A_process_that_hangs_is_ended()
    {
        var end = await Shell("sleep 60", "ping -n 60 127.0.0.1 >nul").LaunchAsync("cpu", TimeSpan.FromMilliseconds(200), Token);
        Assert.Null(end.ExitCode);
        Assert.Contains("no answer within 0.2 s", end.Problem, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Shell("sleep 60", "ping -n 60 127.0.0.1 >nul").LaunchAsync("cpu", TimeSpan.FromSeconds(9), new CancellationTokenSource(100).Token));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_a_report()
    {
        var end = await new ProcessProbeLauncher("no-such-program-for-lamps", []).LaunchAsync("cpu", TimeSpan.FromSeconds(5), Token);
        Assert.Contains("can't be started", end.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, new[] { 10.0, 5.2 }, 2)]
    [InlineData(2, new[] { 10.0, 9.5 }, 1)]
    [InlineData(2, new[] { 10.0, 14.0 }, 1)]
    [InlineData(8, new[] { 10.0, 5.5, 3.0, 2.9 }, 4)]
    [InlineData(1, new[] { 10.0 }, 1)]
    public void Threads_are_as_many_as_pay(int processors, double[] times, int expected) =>
        Assert.Equal(expected, ThreadChooser.Choose(processors, threads => times[(int)Math.Log2(threads)]));

    [Fact]
    public void A_device_that_fails_gives_way_to_the_processor_only_where_it_may()
    {
        static string Load(DeviceKind kind) => kind == DeviceKind.Cpu ? "loaded" : throw new LamException("X", ExitCode.Failed, "out of memory");
        var (loaded, kind, note) = DeviceFallback.Load(DeviceKind.WebGpu, true, Load);
        Assert.Equal(("loaded", DeviceKind.Cpu), (loaded, kind));
        Assert.Contains("webgpu failed: out of memory", note, StringComparison.Ordinal);
        Assert.Throws<LamException>(() => DeviceFallback.Load(DeviceKind.WebGpu, false, Load));
        Assert.Null(DeviceFallback.Load(DeviceKind.Cpu, true, Load).Note);
    }

    internal static ProcessProbeLauncher Shell(string unix, string windows) =>
        OperatingSystem.IsWindows() ? new("cmd", ["/c", windows]) : new("/bin/sh", ["-c", unix]);

    private static DeviceSelector Selector(params (string Device, ProbeEnd End)[] ends) => new(Launcher(ends));

    private static Fake Launcher(params (string Device, ProbeEnd End)[] ends) => new(ends.ToDictionary(e => e.Device, e => e.End));

    private static ProbeEnd Works(string kind, double milliseconds, double cpu)
    {
        var number = (int)Enum.Parse<DeviceKind>(kind, ignoreCase: true);
        return new(0, FormattableString.Invariant($$"""{"kind":{{number}},"works":true,"problem":"","milliseconds":{{milliseconds}},"cpuMilliseconds":{{cpu}},"runtimeVersion":"1.30.0","adapters":[]}"""), "");
    }

    private sealed class Fake(Dictionary<string, ProbeEnd> ends) : IProbeLauncher
    {
        public Task<ProbeEnd> LaunchAsync(string device, TimeSpan limit, CancellationToken cancellationToken) =>
            Task.FromResult(ends.GetValueOrDefault(device) ?? new ProbeEnd(null, "", "it isn't there"));
    }
}
